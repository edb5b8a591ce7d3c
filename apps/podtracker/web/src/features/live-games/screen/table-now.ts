import { lethalSeats, type Lethal, type LiveState, type SeatState } from "@podtracker/rules";
import type { TableSeat } from "../log/local-game.ts";
import type { Table } from "../log/table.ts";

/** A seat with all that is known of it. */
export interface Seat extends TableSeat {
  counts: SeatState;
  /** Who would be out by the numbers; null for all others. */
  lethal: Lethal | null;
}

/** Whose turn it is, and what one player at a time has: changes seldom. */
export type Round = Pick<LiveState, "turn" | "activeSeat" | "startingSeat" | "designations">;

/** A game at one moment. Of what an event leaves as it was, each part is the same object as before it. */
export interface TableNow {
  table: Table;
  seats: readonly Seat[];
  round: Round;
}

/** @param before the same game a moment ago, whose parts are taken over where nothing of them changed */
export function tableNow(table: Table, before?: TableNow): TableNow {
  const { game, state } = table;
  const lethal = lethalSeats(state);
  const seats = game.seats.map((sitting, index) => {
    const seat = {
      ...sitting,
      counts: state.seats[index]!,
      lethal: lethal.find((each) => each.seat === sitting.seat) ?? null,
    };
    const last = before?.seats[index];
    // Of the same counts only the game's end says otherwise who would be out.
    const isSame = last?.counts === seat.counts && (last.lethal === null) === (seat.lethal === null);
    return isSame && before?.table.game.seats[index] === sitting ? last : seat;
  });
  const { turn, activeSeat, startingSeat, designations } = state;
  const last = before?.round;
  const isSameRound =
    last?.turn === turn && last.activeSeat === activeSeat && last.startingSeat === startingSeat && last.designations === designations;
  return { table, seats, round: isSameRound ? last : { turn, activeSeat, startingSeat, designations } };
}

export function seatAt({ seats }: Pick<TableNow, "seats">, seat: number): Seat {
  return seats[seat - 1]!;
}
