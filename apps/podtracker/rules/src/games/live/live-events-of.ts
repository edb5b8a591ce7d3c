import type { Happening, LiveEventType } from "./live-event.ts";

/** All there are: one that is missing here does not compile. */
const known: Readonly<Record<LiveEventType, true>> = {
  "life.changed": true,
  "commander-damage.dealt": true,
  "counter.changed": true,
  "commander.cast": true,
  "designation.moved": true,
  "day-night.changed": true,
  "turn.passed": true,
  "player.eliminated": true,
  "player.restored": true,
  "chance.drawn": true,
  "clock.changed": true,
  "event.undone": true,
  "game.finished": true,
};

/**
 * What the server keeps, as events that can be folded. By its type alone: each was parsed whole when it came in, and a game
 * has thousands. A phone with an older app leaves out what it does not know.
 */
export function liveEventsOf<Kept extends { type: string }>(kept: readonly Kept[]): (Kept & Happening)[] {
  return kept.filter(isLiveEvent);
}

function isLiveEvent<Kept extends { type: string }>(event: Kept): event is Kept & Happening {
  return Object.hasOwn(known, event.type);
}
