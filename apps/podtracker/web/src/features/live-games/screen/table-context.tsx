import { createContext, useContext, useMemo, type ReactNode } from "react";
import { effectiveEvents, lethalSeats, type Lethal, type LiveEventFacts, type SeatState } from "@podtracker/rules";
import type { TableSeat } from "../log/local-game.ts";
import type { LiveTables } from "../log/live-tables.ts";
import { allEvents, type Table } from "../log/table.ts";
import { buzz } from "./buzz.ts";

/** A seat with all that is known of it. */
export interface Seat extends TableSeat {
  counts: SeatState;
  /** Who would be out by the numbers; null for all others. */
  lethal: Lethal | null;
}

/** A game and what may be done with it, for everything on its screen. */
export interface AtTable {
  table: Table;
  seats: readonly Seat[];
  /** Whether this person counts; who looks on sees the same without buttons. */
  mayCount: boolean;
  say: (...facts: LiveEventFacts[]) => void;
  /** Takes back the last thing that was said by this person and holds. */
  undo: () => void;
}

const TableContext = createContext<AtTable | null>(null);

export function TableProvider({ tables, table, children }: { tables: LiveTables; table: Table; children: ReactNode }) {
  const value = useMemo((): AtTable => {
    const { game, state } = table;
    const mayCount = game.mayCount && game.refusal === null && state.finished === null && game.status === "live";
    const say = (...facts: LiveEventFacts[]) => {
      buzz();
      tables.say(game.id, ...facts);
    };
    const lethal = lethalSeats(state);
    return {
      table,
      mayCount,
      say,
      undo() {
        const last = lastOwnEvent(table);
        if (last) say({ type: "event.undone", eventId: last });
      },
      seats: game.seats.map((seat) => ({
        ...seat,
        counts: state.seats[seat.seat - 1]!,
        lethal: lethal.find((each) => each.seat === seat.seat) ?? null,
      })),
    };
  }, [tables, table]);
  return <TableContext value={value}>{children}</TableContext>;
}

export function useAtTable(): AtTable {
  const value = useContext(TableContext);
  if (!value) throw new Error("This belongs to the screen of a live game");
  return value;
}

export function seatAt({ seats }: Pick<AtTable, "seats">, seat: number): Seat {
  return seats[seat - 1]!;
}

/** The id of the last event that this person said and that holds. */
function lastOwnEvent(table: Table): string | undefined {
  const said = new Set(table.said.map(({ id }) => id));
  const own = new Set(table.kept.flatMap(({ id, by }) => (by.userId === table.game.userId ? id : [])));
  return effectiveEvents(allEvents(table)).findLast(({ id }) => said.has(id) || own.has(id))?.id;
}
