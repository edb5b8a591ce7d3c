import type { LiveState } from "@podtracker/rules";

/** Who has the next turn: the next seat whose player is not out; null where nobody else plays. */
export function nextSeat({ seats, activeSeat }: Pick<LiveState, "seats" | "activeSeat">): number | null {
  for (let step = 1; step < seats.length; step += 1) {
    const seat = seats[(activeSeat - 1 + step) % seats.length]!;
    if (!seat.eliminated) return seat.seat;
  }
  return null;
}
