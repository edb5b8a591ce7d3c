import { getRouteApi, Link } from "@tanstack/react-router";
import { RelativeTime } from "@tatwats/ui";
import type { TaskAnswer } from "../../../contract/task.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { Page } from "../../app/page.tsx";
import { Answered } from "../../parts/answered.tsx";
import { Facts } from "../../parts/facts.tsx";
import { shortId } from "../../parts/format-figure.ts";
import { JsonView } from "../../parts/json-view.tsx";
import { ConversationLink } from "../../parts/links.tsx";
import { Section } from "../../parts/section.tsx";
import { StateBadge } from "../../parts/state-badge.tsx";
import { HelperNames } from "../../parts/way.tsx";
import { RelatedEntries } from "../audit/related-entries.tsx";
import { Progress } from "./progress.tsx";
import { StepsSection } from "./steps/steps-section.tsx";
import { TaskDeeds } from "./task-deeds.tsx";
import { TaskDuration } from "./task-duration.tsx";
import { TimelineSection } from "./timeline-section.tsx";

const route = getRouteApi("/gate/tasks/$id");

/** One task from its start through every helper to its end. */
export function TaskPage() {
  const { id } = route.useParams();
  const task = useLiveAnswer<TaskAnswer>(`/api/ops/tasks/${encodeURIComponent(id)}`);
  const title = task.data?.title;
  return (
    <Page
      title={title ?? `Task ${shortId(id)}`}
      parent={<Link to="/tasks">Tasks</Link>}
      beside={task.data && <StateBadge kind="task" state={task.data.state} />}
      actions={task.data && <TaskDeeds task={task.data} />}
      source={task}
    >
      <Answered query={task} what={`task ${shortId(id)}`}>
        {(answer) => (
          <>
            {answer.reason && (
              <p className="rounded-sm border border-bad/40 bg-bad-soft px-4 py-2.5 [overflow-wrap:anywhere]">
                <b className="font-[620]">{answer.state === "cancelled" ? "Cancelled" : "Failed"}:</b> {answer.reason}
              </p>
            )}
            <TaskFacts task={answer} asOf={task.dataUpdatedAt} />
            {answer.steps.length > 0 && <StepsSection task={answer} asOf={task.dataUpdatedAt} />}
            <TimelineSection task={answer} asOf={task.dataUpdatedAt} />
            <InAndOut task={answer} />
            <RelatedEntries conversationId={answer.conversationId} />
          </>
        )}
      </Answered>
    </Page>
  );
}

function TaskFacts({ task, asOf }: { task: TaskAnswer; asOf: number }) {
  return (
    <Section title="Task">
      <div className="grid gap-x-10 gap-y-1.5 md:grid-cols-2">
        <Facts
          facts={[
            ["Progress", <Progress key="progress" value={task.progress} label="Progress" />],
            ["At work on", task.endedAt === null ? task.note : null],
            [
              task.workflow ? "Workflow" : "Kind",
              <Link key="workflow" to="/tasks" search={{ workflow: task.kind }} className="hover:underline">
                {task.kind}
              </Link>,
            ],
            [
              "Started by",
              <Link key="by" to="/audit" search={{ actor: task.initiator.id }} className="hover:underline">
                {task.initiator.name}
              </Link>,
            ],
            ["Helpers", <HelperNames key="helpers" names={task.helpers} />],
          ]}
        />
        <Facts
          facts={[
            ["Started", <RelativeTime seconds key="started" at={task.startedAt} />],
            ["Duration", <TaskDuration key="duration" task={task} asOf={asOf} />],
            ["Deadline", task.deadline && <RelativeTime seconds key="deadline" at={task.deadline} />],
            ["Conversation", <ConversationLink key="conversation" id={task.conversationId} />],
          ]}
        />
      </div>
    </Section>
  );
}

/** What it began with, and what came of it. */
function InAndOut({ task: { input, result } }: { task: TaskAnswer }) {
  const parts = (
    [
      ["Input", input],
      ["Result", result],
    ] as const
  ).filter(([, value]) => value !== null && value !== undefined);
  if (parts.length === 0) return null;
  return (
    <div className="grid items-start gap-3.5 md:grid-cols-2">
      {parts.map(([title, value]) => (
        <Section key={title} title={title}>
          <JsonView label={title} value={value} />
        </Section>
      ))}
    </div>
  );
}
