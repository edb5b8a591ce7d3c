import type { LiveState } from "./live-state.ts";

/** What the record of a finished game says of a seat. */
export interface LivePlace {
  seat: number;
  place: number;
  /** Players that this seat put out. */
  kills: number;
}

/**
 * Places and kills at the end. The winner is first; behind come those who were still in, together, then
 * who went out last. In a draw those who were still in share the first place, or else those who went out
 * in the last turn; a draw has at least two. Nobody is their own kill.
 */
export function placesOf({ seats, finished }: LiveState): LivePlace[] {
  const winner = finished?.winnerSeat ?? null;
  const lastTurnOf = ({ eliminated }: LiveState["seats"][number]) => eliminated?.turn ?? Number.MAX_SAFE_INTEGER;
  const [, second] = seats.map(lastTurnOf).toSorted((a, b) => b - a);
  const isFirst = (each: LiveState["seats"][number]) => (winner === null ? lastTurnOf(each) >= second! : each.seat === winner);
  const rank = (each: LiveState["seats"][number]) =>
    isFirst(each) ? Number.POSITIVE_INFINITY : (each.eliminated?.order ?? Number.MAX_SAFE_INTEGER);
  return seats.map((each) => ({
    seat: each.seat,
    place: 1 + seats.filter((other) => rank(other) > rank(each)).length,
    kills: seats.filter(({ seat, eliminated }) => eliminated?.bySeat === each.seat && seat !== each.seat).length,
  }));
}
