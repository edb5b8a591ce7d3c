import type { MessageRow } from "../../../contract/message.ts";
import type { TaskAnswer } from "../../../contract/task.ts";

export interface TimelineRow {
  message: MessageRow;
  delivery: MessageRow["deliveries"][number];
  /** From the task's start to the sending, in ms. */
  sentAfterMs: number;
  /** Where its parts lie on the axis, 0 to 1 of the whole; null for what was not measured. */
  bar: { sent: number; started: number | null; ended: number | null };
}

export interface Timeline {
  rows: TimelineRow[];
  /** The length of the axis. */
  spanMs: number;
}

/**
 * A task's deliveries on one axis from its start to its end, or to now while it runs. Only a first
 * attempt's times can be placed: of a delivery that was tried again the times of its earlier
 * attempts are in its message's story.
 */
export function taskTimeline(task: TaskAnswer, now: number): Timeline {
  const start = Date.parse(task.startedAt);
  const deeds = task.messages.flatMap((message) =>
    message.deliveries.map((delivery) => ({ message, delivery, times: timesOf(message, delivery) })),
  );
  const last = Math.max(start, ...deeds.map(({ times }) => times.ended ?? times.started ?? times.sent));
  const end = task.endedAt === null ? now : Date.parse(task.endedAt);
  const spanMs = Math.max(1, Math.max(last, end) - start);
  const placed = (at: number | null) => (at === null ? null : Math.min(1, Math.max(0, (at - start) / spanMs)));
  const rows = deeds.map(({ message, delivery, times }) => ({
    message,
    delivery,
    sentAfterMs: times.sent - start,
    bar: { sent: placed(times.sent)!, started: placed(times.started), ended: placed(times.ended) },
  }));
  return { rows, spanMs };
}

function timesOf(message: MessageRow, { attempts, waitMs, handleMs }: MessageRow["deliveries"][number]) {
  const sent = Date.parse(message.sentAt);
  const started = attempts === 1 && waitMs !== null && waitMs >= 0 ? sent + waitMs : null;
  return { sent, started, ended: started !== null && handleMs !== null ? started + handleMs : null };
}
