import type { ComponentStatus, DeliveryState, InstanceState, TaskState } from "tatwats";
import type { Status } from "@tatwats/ui";

export interface StatusWord {
  status: Status;
  word: string;
}

const components: Record<ComponentStatus, StatusWord> = {
  operational: { status: "ok", word: "operational" },
  degraded: { status: "warn", word: "degraded" },
  down: { status: "bad", word: "down" },
};

const instances: Record<InstanceState, StatusWord> = {
  created: { status: "idle", word: "created" },
  starting: { status: "info", word: "starting" },
  running: { status: "ok", word: "running" },
  paused: { status: "idle", word: "paused" },
  draining: { status: "info", word: "draining" },
  stopped: { status: "idle", word: "stopped" },
  failing: { status: "bad", word: "failing" },
};

const deliveries: Record<DeliveryState, StatusWord> = {
  waiting: { status: "info", word: "waiting" },
  held: { status: "idle", word: "held" },
  active: { status: "info", word: "at work" },
  handled: { status: "ok", word: "handled" },
  dead: { status: "bad", word: "dead letter" },
  discarded: { status: "idle", word: "discarded" },
  expired: { status: "idle", word: "expired" },
};

const tasks: Record<TaskState, StatusWord> = {
  waiting: { status: "idle", word: "waiting" },
  running: { status: "info", word: "running" },
  completed: { status: "ok", word: "completed" },
  failed: { status: "bad", word: "failed" },
  cancelled: { status: "idle", word: "cancelled" },
};

const attempts: Record<string, StatusWord> = {
  handled: { status: "ok", word: "handled" },
  failed: { status: "bad", word: "failed" },
  "timed-out": { status: "bad", word: "timed out" },
  refused: { status: "bad", word: "refused" },
  expired: { status: "idle", word: "expired" },
  lost: { status: "warn", word: "lost with its process" },
};

const outcomes: Record<string, StatusWord> = {
  done: { status: "ok", word: "done" },
  refused: { status: "warn", word: "refused" },
  failed: { status: "bad", word: "failed" },
};

const known = { component: components, helper: instances, delivery: deliveries, task: tasks, attempt: attempts, outcome: outcomes };
export type StatusKind = keyof typeof known;

/** The word and sign of a state; one that this page does not know yet is shown by its own name. */
export function statusWord(kind: StatusKind, state: string): StatusWord {
  const words: Record<string, StatusWord> = known[kind];
  return (Object.hasOwn(words, state) ? words[state] : undefined) ?? { status: "idle", word: state };
}

export const deliveryStates = Object.keys(deliveries);
export const taskStates = Object.keys(tasks);
export const auditOutcomes = Object.keys(outcomes);
