import { applyEvent } from "./apply-event.ts";
import { effectiveEvents } from "./fold-events.ts";
import type { LiveEvent, LiveEventType } from "./live-event.ts";
import { type LiveStart, type LiveState, startLiveGame } from "./live-state.ts";

/** A clock goes by these alone, and an undo takes one of them back or none; a game has many more of all others. */
const clockTypes: ReadonlySet<LiveEventType> = new Set<LiveEventType>([
  "turn.passed",
  "chance.drawn",
  "clock.changed",
  "game.finished",
  "event.undone",
]);

/** How long everybody's turns took, up to the last thing that moved a clock. */
export interface TurnClock {
  /** Milliseconds by seat, the first is seat 1, without what runs now. */
  spentMs: readonly number[];
  /** Whose time runs since when, in milliseconds of the epoch; null while the clock stands. */
  running: { seat: number; since: number } | null;
}

/**
 * The clocks of a game.
 *
 * @param startedAt when the first turn began, in milliseconds of the epoch
 * @param momentOf when an event came, likewise. Moments that run backwards count as no time.
 */
export function turnClock<Event extends LiveEvent>(
  start: LiveStart,
  startedAt: number,
  events: readonly Event[],
  momentOf: (event: Event) => number,
): TurnClock {
  const spentMs = start.seats.map(() => 0);
  let state = startLiveGame(start);
  let since = startedAt;
  for (const event of effectiveEvents(events.filter(({ type }) => clockTypes.has(type)))) {
    const before = state;
    state = applyEvent(before, event);
    const movesClock = event.type === "turn.passed" || before.activeSeat !== state.activeSeat || isRunning(before) !== isRunning(state);
    if (!movesClock) continue;
    const now = Math.max(since, momentOf(event));
    if (isRunning(before)) spentMs[before.activeSeat - 1]! += now - since;
    since = now;
  }
  return { spentMs, running: isRunning(state) ? { seat: state.activeSeat, since } : null };
}

function isRunning({ clockRunning, finished }: LiveState): boolean {
  return clockRunning && !finished;
}
