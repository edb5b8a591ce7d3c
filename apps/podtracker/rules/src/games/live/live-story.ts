import { applyEvent } from "./apply-event.ts";
import { effectiveEvents } from "./fold-events.ts";
import type { EliminationCause, LiveEvent } from "./live-event.ts";
import { type LiveStart, type LiveState, startLiveGame } from "./live-state.ts";

/** What is worth telling of a game that was counted. Seats count from 1. */
export interface LiveStory {
  /** How often somebody else came to have the most life. */
  leadChanges: number;
  /** The most life that anybody lost in one go; null where nobody lost any. */
  biggestHit: { seat: number; amount: number; turn: number; fromSeat: number | null } | null;
  /** Who went out, in that order. */
  falls: { seat: number; bySeat: number | null; cause: EliminationCause; turn: number }[];
  /** The lowest life that the winner came to, where they won from there; null in a draw. */
  winnersLowest: number | null;
}

/** Losses that follow one another so closely are one blow that was counted in taps; milliseconds. */
const oneBlowMs = 4_000;

interface Blow {
  seat: number;
  amount: number;
  turn: number;
  fromSeat: number | null;
  until: number;
}

/** The story of a game, from the events that hold. */
export function storyOf(start: LiveStart, events: readonly LiveEvent[]): LiveStory {
  let state = startLiveGame(start);
  const lowest = state.seats.map(({ life }) => life);
  const leaders: number[] = [];
  const blows: Blow[] = [];
  for (const event of effectiveEvents(events)) {
    const before = state;
    state = applyEvent(before, event);
    for (const { seat, life } of state.seats) lowest[seat - 1] = Math.min(lowest[seat - 1]!, life);
    const leader = leaderOf(state);
    if (leader !== null && leader !== leaders.at(-1)) leaders.push(leader);
    strike(blows, before, state, event);
  }
  const winner = state.finished?.winnerSeat ?? null;
  const biggest = blows.toSorted((a, b) => b.amount - a.amount)[0];
  return {
    leadChanges: Math.max(0, leaders.length - 1),
    biggestHit: biggest ? { seat: biggest.seat, amount: biggest.amount, turn: biggest.turn, fromSeat: biggest.fromSeat } : null,
    falls: state.seats
      .flatMap(({ seat, eliminated }) => (eliminated ? [{ seat, ...eliminated }] : []))
      .toSorted((a, b) => a.order - b.order)
      .map(({ seat, bySeat, cause, turn }) => ({ seat, bySeat, cause, turn })),
    winnersLowest: winner === null ? null : lowest[winner - 1]!,
  };
}

/** Who alone has the most life of those who still play. */
function leaderOf({ seats }: LiveState): number | null {
  const [first, second] = seats.filter(({ eliminated }) => !eliminated).toSorted((a, b) => b.life - a.life);
  return first && first.life > (second?.life ?? Number.NEGATIVE_INFINITY) ? first.seat : null;
}

function strike(blows: Blow[], before: LiveState, { seats }: LiveState, event: LiveEvent): void {
  const struck = seats.find(({ seat, life }) => life < before.seats[seat - 1]!.life);
  if (!struck) return;
  const amount = before.seats[struck.seat - 1]!.life - struck.life;
  const fromSeat = event.type === "commander-damage.dealt" ? event.fromSeat : null;
  const at = Date.parse(event.at);
  const last = blows.findLast(({ seat }) => seat === struck.seat);
  if (last && last.fromSeat === fromSeat && at >= last.until - oneBlowMs && at <= last.until + oneBlowMs) {
    last.amount += amount;
    last.until = at;
  } else blows.push({ seat: struck.seat, amount, turn: before.turn, fromSeat, until: at });
}
