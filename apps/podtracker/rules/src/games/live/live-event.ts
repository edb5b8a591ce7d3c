/** Why a player went out. The first three are the game's own (704.5a, 903.10a, 704.5c); the table says the rest. */
export const ELIMINATION_CAUSES = ["life", "commander-damage", "poison", "mill", "effect", "concession", "other"] as const;
export type EliminationCause = (typeof ELIMINATION_CAUSES)[number];

/** What happened at the table. Seats count from 1 in turn order; a commander is named as its seat brought it. */
export type LiveEventFacts =
  | { type: "life.changed"; seat: number; delta: number }
  /** Life falls by as much. A negative amount takes damage back that was never dealt. */
  | { type: "commander-damage.dealt"; fromSeat: number; commander: string; seat: number; amount: number }
  /** Of `poison`, and of whatever else a table counts by name. */
  | { type: "counter.changed"; seat: number; counter: string; delta: number }
  | { type: "commander.cast"; seat: number; commander: string }
  /** What one player at a time has, such as `monarch` or `initiative`; null: nobody has it. */
  | { type: "designation.moved"; designation: string; seat: number | null }
  | { type: "day-night.changed"; to: "day" | "night" }
  /** To the same seat: an extra turn. */
  | { type: "turn.passed"; toSeat: number }
  | { type: "player.eliminated"; seat: number; cause: EliminationCause; bySeat?: number }
  | { type: "player.restored"; seat: number }
  /** A draw by chance that all see: a die, a coin (2 sides), who starts (as many sides as seats). */
  | { type: "chance.drawn"; what: "die" | "coin" | "first-player"; sides: number; result: number; seat?: number }
  /** Times of turns are counted while the clock runs, which it does from the start. */
  | { type: "clock.changed"; running: boolean }
  /** Takes back an earlier event, be it one of these. */
  | { type: "event.undone"; eventId: string }
  | { type: "game.finished"; outcome: "win" | "draw"; winnerSeat?: number; winCondition?: string };

export type LiveEventType = LiveEventFacts["type"];

/** All of an event that the state of a game comes from. */
export type Happening = LiveEventFacts & {
  /** Made by the device; sent twice, it happened once. */
  id: string;
};

/** An event as a device made it. */
export type LiveEvent = Happening & {
  /** When, by the device's clock: told, never trusted for order. */
  at: string;
};
