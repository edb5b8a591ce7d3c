import type { EventsAnswer } from "@podtracker/contract";
import type { LiveEvent } from "@podtracker/rules";

/** What one tab tells the others of this browser. */
export type TabNews =
  | { gameId: string; said: readonly LiveEvent[] }
  | { gameId: string; answer: EventsAnswer }
  | { gameId: string; begun: true };
