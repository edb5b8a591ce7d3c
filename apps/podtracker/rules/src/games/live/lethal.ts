import type { EliminationCause } from "./live-event.ts";
import type { LiveState, SeatState } from "./live-state.ts";

/** Poison counters with which a player loses (704.5c). */
export const LETHAL_POISON = 10;
/** Combat damage by one commander over the game with which a player loses (903.10a). */
export const LETHAL_COMMANDER_DAMAGE = 21;

/** Who would be out by the rules. The table confirms it: some effects say "can't lose". */
export interface Lethal {
  seat: number;
  cause: Extract<EliminationCause, "life" | "commander-damage" | "poison">;
  /** Whose commander did it; null where the rules alone don't tell. */
  bySeat: number | null;
}

/** Who still plays though the numbers say otherwise, in turn order, each with the cause that says most. */
export function lethalSeats({ seats, finished }: LiveState): Lethal[] {
  if (finished) return [];
  return seats.flatMap((seat) => {
    if (seat.eliminated) return [];
    const lethal = lethalOf(seat);
    return lethal ? [lethal] : [];
  });
}

function lethalOf({ seat, life, poison, commanderDamage }: SeatState): Lethal | undefined {
  const commander = commanderDamage.find(({ total }) => total >= LETHAL_COMMANDER_DAMAGE);
  if (commander) return { seat, cause: "commander-damage", bySeat: commander.fromSeat };
  if (poison >= LETHAL_POISON) return { seat, cause: "poison", bySeat: null };
  return life <= 0 ? { seat, cause: "life", bySeat: null } : undefined;
}
