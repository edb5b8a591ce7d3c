import type { Actor } from "../interfaces.ts";
import type { DeadFilter } from "../mediator/dead-filter.ts";

export const batchDeeds = ["redrive", "discard"] as const;
export type BatchDeed = (typeof batchDeeds)[number];

/** How long a batch is left to who works at it without a sign of life, in ms. Renewed with each portion. */
export const batchLeaseMs = 10_000;

/** What went wrong with one letter of a batch. */
export interface BatchFault {
  messageId: string;
  message: string;
}

/** A batch as whoever works at it needs it. */
export interface BatchRow {
  id: string;
  deed: BatchDeed;
  filter: DeadFilter;
  patch: object | null;
  reason: string;
  actor: Actor;
  address: string | null;
  /** As PostgreSQL writes it: a Date would lose the microseconds. */
  died_before: string;
  total: number;
  done: number;
  refused: number;
  faults: BatchFault[];
  reached_message: string | null;
  reached_recipient: string | null;
}
