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
 * who went out last. In a draw those who were still in share the first place, all of them where nobody was.
 */
export function placesOf({ seats, finished }: LiveState): LivePlace[] {
  const winner = finished?.winnerSeat ?? null;
  const rank = ({ seat, eliminated }: LiveState["seats"][number]) => {
    if (seat === winner) return Number.POSITIVE_INFINITY;
    return eliminated ? eliminated.order : Number.MAX_SAFE_INTEGER;
  };
  const tiesAll = winner === null && seats.filter(({ eliminated }) => !eliminated).length < 2;
  return seats.map((each) => ({
    seat: each.seat,
    place: tiesAll ? 1 : 1 + seats.filter((other) => rank(other) > rank(each)).length,
    kills: seats.filter(({ eliminated }) => eliminated?.bySeat === each.seat).length,
  }));
}
