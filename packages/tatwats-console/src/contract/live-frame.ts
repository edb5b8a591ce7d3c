import type { AuditRow } from "./audit.ts";
import type { MessageRow } from "./message.ts";
import type { OverviewAnswer } from "./overview.ts";

/** What can be followed in the Socket.IO namespace `/ops`: `subscribe { topic }` → `{ ok }`, `unsubscribe { topic }`. */
export const liveTopics = ["overview", "flow", "message", "helper", "task", "audit"] as const;
export type LiveTopic = (typeof liveTopics)[number];

/**
 * A frame of each topic, by the event of the same name. Frames hurry, HTTP is the truth: `frame` counts
 * up by one for each topic, and who sees a gap, or connects anew, reads the page's answers again.
 */
export interface LiveFrames {
  overview: Frame & { overview: OverviewAnswer };
  /** What was counted since the last frame, which is `overMs` ago. */
  flow: Frame & {
    overMs: number;
    edges: { sender: string; recipient: string; type: string; sent: number; handled: number; failed: number }[];
  };
  /** The latest messages, at most 50, the latest first; `more` were sent since the last frame beside these. */
  message: Frame & { messages: MessageRow[]; more: number };
  /** Helpers whose state, settings or instances have changed: their names. */
  helper: Frame & { names: string[] };
  task: Frame & { tasks: { id: string; state: string; progress: number }[] };
  audit: Frame & { entries: AuditRow[]; more: number };
}

export interface Frame {
  /** ISO 8601, by the server's clock. */
  at: string;
  frame: number;
}
