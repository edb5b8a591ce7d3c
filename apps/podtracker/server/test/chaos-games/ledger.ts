import type { EventRefusal } from "@podtracker/contract";
import type { LiveEvent } from "@podtracker/rules";

/** Everything that somebody's finger said at one table, and what their device was told of it. */
export interface Ledger {
  said: Map<string, { event: LiveEvent; userId: string }>;
  /** Refused, as the device was told; the last word counts. */
  refused: Map<string, EventRefusal>;
}

export function emptyLedger(): Ledger {
  return { said: new Map(), refused: new Map() };
}
