import type { MessageRow } from "../../../contract/message.ts";
import type { TaskAnswer } from "../../../contract/task.ts";

export interface TimelineRow {
  message: MessageRow;
  delivery: MessageRow["deliveries"][number];
  /** From the task's start to the sending, in ms. */
  sentAfterMs: number;
  /** When it was sent, 0 to 1 of the axis. */
  sentAt: number;
  parts: TimelinePart[];
}

/** A stretch of a delivery's time, from and to as 0 to 1 of the axis. */
export interface TimelinePart {
  kind: "waited" | "retried" | "handled";
  from: number;
  to: number;
}

export interface Timeline {
  rows: TimelineRow[];
  /** The length of the axis. */
  spanMs: number;
}

/** A delivery with the beginning and the end of its latest attempt. */
type Delivery = MessageRow["deliveries"][number];

/**
 * A task's deliveries on one axis from its start to its end, or to now while it runs. Of a delivery
 * that was tried again only the latest attempt is placed: the ones before it lie in the time that led
 * up to it, and are told one by one in its message's story.
 */
export function taskTimeline(task: TaskAnswer, now: number): Timeline {
  const start = Date.parse(task.startedAt);
  const end = task.endedAt === null ? now : Date.parse(task.endedAt);
  const deeds = task.messages.flatMap((message) =>
    message.deliveries.map((delivery) => ({ message, delivery, stretches: stretchesOf(message, delivery, now) })),
  );
  const spanMs = Math.max(1, end - start, ...deeds.flatMap(({ stretches }) => stretches.map(({ to }) => to - start)));
  const placed = (at: number) => Math.min(1, Math.max(0, (at - start) / spanMs));
  const rows = deeds.map(({ message, delivery, stretches }) => {
    const sent = Date.parse(message.sentAt);
    const parts = stretches.map(({ kind, from, to }) => ({ kind, from: placed(from), to: placed(to) }));
    return { message, delivery, sentAfterMs: sent - start, sentAt: placed(sent), parts };
  });
  return { rows, spanMs };
}

/** The same with times in ms since 1970. */
function stretchesOf(message: MessageRow, delivery: Delivery, now: number): TimelinePart[] {
  const sent = Date.parse(message.sentAt);
  const started = timeOf(delivery.startedAt);
  const ended = timeOf(delivery.endedAt);
  const before = (tries: number, to: number): TimelinePart => ({ kind: tries > 0 ? "retried" : "waited", from: sent, to });
  if (delivery.state === "waiting" || delivery.state === "held") return [before(delivery.attempts, now)];
  if (started !== null) return [before(delivery.attempts - 1, started), { kind: "handled", from: started, to: ended ?? now }];
  return ended === null ? [] : [before(0, ended)];
}

function timeOf(at: string | null | undefined): number | null {
  return at ? Date.parse(at) : null;
}
