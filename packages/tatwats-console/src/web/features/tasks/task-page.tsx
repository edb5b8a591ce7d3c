import { getRouteApi, Link } from "@tanstack/react-router";
import { RelativeTime } from "@tatwats/ui";
import type { TaskAnswer } from "../../../contract/task.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { Page } from "../../app/page.tsx";
import { Answered } from "../../parts/answered.tsx";
import { Facts } from "../../parts/facts.tsx";
import { shortId } from "../../parts/format-figure.ts";
import { ConversationLink } from "../../parts/links.tsx";
import { Section } from "../../parts/section.tsx";
import { StateBadge } from "../../parts/state-badge.tsx";
import { RelatedEntries } from "../audit/related-entries.tsx";
import { Progress } from "./progress.tsx";
import { TaskDuration } from "./task-duration.tsx";
import { TimelineSection } from "./timeline-section.tsx";

const route = getRouteApi("/gate/tasks/$id");

export function TaskPage() {
  const { id } = route.useParams();
  const task = useLiveAnswer<TaskAnswer>(`/api/ops/tasks/${encodeURIComponent(id)}`);
  const title = task.data?.title;
  return (
    <Page
      title={title ?? `Task ${shortId(id)}`}
      parent={<Link to="/tasks">Tasks</Link>}
      beside={task.data && <StateBadge kind="task" state={task.data.state} />}
      source={task}
    >
      <Answered query={task} what={`task ${shortId(id)}`}>
        {(answer) => (
          <>
            <TaskFacts task={answer} asOf={task.dataUpdatedAt} />
            <TimelineSection task={answer} asOf={task.dataUpdatedAt} />
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
            [
              "Workflow",
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
          ]}
        />
        <Facts
          facts={[
            ["Started", <RelativeTime seconds key="started" at={task.startedAt} />],
            ["Duration", <TaskDuration key="duration" task={task} asOf={asOf} />],
            ["Conversation", <ConversationLink key="conversation" id={task.conversationId} />],
          ]}
        />
      </div>
    </Section>
  );
}
