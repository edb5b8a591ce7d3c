import { type Column, DataTable, EmptyState } from "@tatwats/ui";
import type { TaskAnswer } from "../../../contract/task.ts";
import { formatDuration } from "../../parts/format-figure.ts";
import { MessageLink } from "../../parts/links.tsx";
import { Section } from "../../parts/section.tsx";
import { StateBadge } from "../../parts/state-badge.tsx";
import { statusWord } from "../../parts/status.ts";
import { Way } from "../../parts/way.tsx";
import { Axis, TimeBar } from "./time-bar.tsx";
import { taskTimeline, type TimelineRow } from "./task-timeline.ts";

/**
 * A task's conversation in the order of sending, each delivery on the axis of the task's time.
 *
 * @param asOf when the answer came, in ms since 1970: a running task's axis ends there
 */
export function TimelineSection({ task, asOf }: { task: TaskAnswer; asOf: number }) {
  const { rows, spanMs } = taskTimeline(task, asOf);
  const columns: Column<TimelineRow>[] = [
    {
      key: "sent",
      header: "Sent after",
      align: "right",
      cell: ({ sentAfterMs }) => `+ ${formatDuration(Math.max(0, sentAfterMs))}`,
      className: "text-text-3 whitespace-nowrap",
    },
    {
      key: "type",
      header: "Message",
      rowHeader: true,
      cell: ({ message }) => (
        <MessageLink id={message.id} className="font-[620]">
          {message.type}
        </MessageLink>
      ),
    },
    {
      key: "way",
      header: "From, to",
      cell: ({ message, delivery }) => <Way sender={message.sender} recipient={delivery.recipient} />,
      className: "text-text-2 whitespace-nowrap",
    },
    { key: "state", header: "State", cell: ({ delivery }) => <StateBadge kind="delivery" state={delivery.state} /> },
    {
      key: "wait",
      header: "First wait",
      align: "right",
      cell: ({ delivery }) => formatDuration(delivery.waitMs),
      className: "max-lg:hidden",
    },
    {
      key: "handle",
      header: "Handled in",
      align: "right",
      cell: ({ delivery }) => formatDuration(delivery.handleMs),
    },
    { key: "attempts", header: "Attempts", align: "right", cell: ({ delivery }) => delivery.attempts, className: "max-lg:hidden" },
    { key: "bar", header: <Axis spanMs={spanMs} />, cell: (row) => <Bar row={row} />, className: "min-w-44 w-[32%]" },
  ];
  return (
    <Section title="Messages" aside={`${task.messages.length}`} flush>
      <DataTable
        caption="Messages of this task"
        columns={columns}
        rows={rows}
        rowKey={({ message, delivery }) => `${message.id} ${delivery.recipient}`}
        empty={<EmptyState>No message of this task was sent yet.</EmptyState>}
      />
      <p className="px-3 py-2 text-xs text-text-3">
        Pale: waited. Striped: was tried before, and waited to be tried again. Full: its latest attempt.
      </p>
    </Section>
  );
}

const looks = {
  waited: "opacity-35",
  retried: "opacity-60 mask-[repeating-linear-gradient(115deg,#000_0_3px,transparent_3px_6px)]",
  handled: "",
};

function Bar({ row: { delivery, sentAt, parts } }: { row: TimelineRow }) {
  const { status } = statusWord("delivery", delivery.state);
  return (
    <TimeBar
      parts={[
        ...parts.map(({ kind, from, to }) => ({ key: kind, from, to, status, className: looks[kind] })),
        { key: "sent", from: sentAt, to: sentAt, status },
      ]}
    />
  );
}
