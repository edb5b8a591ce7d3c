import { applyEvent } from "./apply-event.ts";
import { effectiveEvents } from "./fold-events.ts";
import type { LiveEvent } from "./live-event.ts";
import { type LiveStart, startLiveGame } from "./live-state.ts";

/** Everybody's life after something changed it. */
export interface LifePoint {
  /** When, by the clock of the device that said so; null at the start. */
  at: string | null;
  turn: number;
  /** By seat, the first is seat 1. */
  lives: readonly number[];
}

/** Life over the game: the start, and a point for each event that holds and changed some life. */
export function lifeHistory(start: LiveStart, events: readonly LiveEvent[]): LifePoint[] {
  let state = startLiveGame(start);
  const points: LifePoint[] = [{ at: null, turn: state.turn, lives: state.seats.map(({ life }) => life) }];
  for (const event of effectiveEvents(events)) {
    state = applyEvent(state, event);
    const lives = state.seats.map(({ life }) => life);
    if (lives.some((life, index) => life !== points.at(-1)!.lives[index])) points.push({ at: event.at, turn: state.turn, lives });
  }
  return points;
}
