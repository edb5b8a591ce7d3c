import { classNames, type Column, DataTable, EmptyState } from "@tatwats/ui";
import type { TaskAnswer } from "../../../contract/task.ts";
import { formatDuration, nothing } from "../../parts/format-figure.ts";
import { MessageLink } from "../../parts/links.tsx";
import { Section } from "../../parts/section.tsx";
import { StateBadge } from "../../parts/state-badge.tsx";
import { statusWord } from "../../parts/status.ts";
import { Way } from "../../parts/way.tsx";
import { taskTimeline, type TimelineRow } from "./task-timeline.ts";

const fills = { ok: "bg-ok", warn: "bg-warn", bad: "bg-bad", info: "bg-info", idle: "bg-idle" };

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

function Axis({ spanMs }: { spanMs: number }) {
  return (
    <span className="flex justify-between tabular-nums">
      <span>0</span>
      <span>{spanMs > 1 ? formatDuration(spanMs) : nothing}</span>
    </span>
  );
}

const looks = {
  waited: "opacity-35",
  retried: "opacity-60 mask-[repeating-linear-gradient(115deg,#000_0_3px,transparent_3px_6px)]",
  handled: "",
};

/** The same figures stand in the columns beside it, so readers may pass it over. */
function Bar({ row: { delivery, sentAt, parts } }: { row: TimelineRow }) {
  const fill = fills[statusWord("delivery", delivery.state).status];
  return (
    <span aria-hidden className="relative block h-3.5 overflow-hidden rounded-xs bg-surface-2">
      {parts.map((part) => (
        <Part key={part.kind} from={part.from} to={part.to} className={classNames(fill, looks[part.kind])} />
      ))}
      <Part from={sentAt} to={sentAt} className={fill} />
    </span>
  );
}

function Part({ from, to, className }: { from: number; to: number; className: string }) {
  const left = `${Math.min(from * 100, 99)}%`;
  return (
    <span className={classNames("absolute inset-y-0 min-w-0.5", className)} style={{ left, width: `${Math.max(0, to - from) * 100}%` }} />
  );
}
