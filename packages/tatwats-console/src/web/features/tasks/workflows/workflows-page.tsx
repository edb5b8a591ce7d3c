import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Play } from "lucide-react";
import { Card, EmptyState } from "@tatwats/ui";
import type { WorkflowAnswer } from "../../../../contract/task.ts";
import { useLiveAnswer } from "../../../app/live-answer.ts";
import { Page } from "../../../app/page.tsx";
import { Answered } from "../../../parts/answered.tsx";
import { linkClass } from "../../../parts/links.tsx";
import { RoleButton } from "../../../parts/role-button.tsx";
import { Section } from "../../../parts/section.tsx";
import { StepGraph } from "../steps/step-graph.tsx";
import { TaskTabs } from "../task-tabs.tsx";
import { StartDialog } from "./start-dialog.tsx";

const route = getRouteApi("/gate/tasks/workflows");

/** The shapes that tasks can have, each of which can be started by a form. */
export function WorkflowsPage() {
  const { start } = route.useSearch();
  const navigate = useNavigate({ from: "/tasks/workflows" });
  const workflows = useLiveAnswer<{ items: WorkflowAnswer[] }>("/api/ops/workflows", undefined, { everyMs: 30_000 });
  const setStart = (name: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, start: name }), replace: true, resetScroll: false });
  const chosen = workflows.data?.items.find(({ name }) => name === start);
  return (
    <Page title="Workflows" tabs={<TaskTabs />} source={workflows}>
      <Answered query={workflows} what="the workflows">
        {({ items }) =>
          items.length === 0 ? (
            <Card>
              <EmptyState>
                This application has defined no workflow. One is made with defineWorkflow, and stands here with its steps.
              </EmptyState>
            </Card>
          ) : (
            items.map((workflow) => <Workflow key={workflow.name} workflow={workflow} onStart={() => setStart(workflow.name)} />)
          )
        }
      </Answered>
      {chosen && <StartDialog key={chosen.name} workflow={chosen} onClose={() => setStart(undefined)} />}
    </Page>
  );
}

function Workflow({ workflow: { name, steps }, onStart }: { workflow: WorkflowAnswer; onStart: () => void }) {
  return (
    <Section
      title={name}
      aside={
        <span className="flex items-center gap-4">
          <Link to="/tasks" search={{ workflow: name }} className={linkClass}>
            Its tasks
          </Link>
          <RoleButton size="small" icon={<Play aria-hidden size={14} />} aria-label={`Start ${name}…`} onClick={onStart}>
            Start…
          </RoleButton>
        </span>
      }
    >
      <StepGraph steps={steps.map((step, number) => ({ ...step, number }))} label={`Steps of ${name}`} />
    </Section>
  );
}
