import { createContext, useContext, useMemo, useSyncExternalStore, type ReactNode } from "react";
import { effectiveEvents, type LiveEventFacts } from "@podtracker/rules";
import type { LiveTables } from "../log/live-tables.ts";
import { allEvents, type Table } from "../log/table.ts";
import { buzz } from "./buzz.ts";
import { type Round, type Seat, seatAt, type TableNow, tableNow } from "./table-now.ts";

/** What may be done at a table: a tap leaves it as it is. */
export interface TableDeeds {
  nameOf: (seat: number) => string;
  /** Whether this person counts; who looks on sees the same without buttons. */
  mayCount: boolean;
  say: (...facts: LiveEventFacts[]) => void;
  /** Takes back the last thing that was said by this person and holds. */
  undo: () => void;
}

/** A game and what may be done with it: new with every event. */
export type AtTable = TableDeeds & TableNow;

/** Where the parts of the screen read the game, each for itself, so that an event draws those alone that show something of it. */
export interface TableSource {
  now: () => TableNow;
  /** Runs at every change of the game. */
  listen: (listener: () => void) => () => void;
}

const SourceContext = createContext<TableSource | null>(null);
const DeedsContext = createContext<TableDeeds | null>(null);

export function TableProvider({ tables, gameId, children }: { tables: LiveTables; gameId: string; children: ReactNode }) {
  const source = useMemo(() => sourceOf(tables, gameId), [tables, gameId]);
  const sitting = useSyncExternalStore(source.listen, () => source.now().table.game.seats);
  const mayCount = useSyncExternalStore(source.listen, () => countsHere(source.now().table));
  const deeds = useMemo((): TableDeeds => {
    const say = (...facts: LiveEventFacts[]) => {
      buzz();
      tables.say(gameId, ...facts);
    };
    return {
      nameOf: (seat) => sitting[seat - 1]!.name,
      mayCount,
      say,
      undo() {
        const last = lastOwnEvent(tables.table(gameId)!);
        if (last) say({ type: "event.undone", eventId: last });
      },
    };
  }, [tables, gameId, sitting, mayCount]);
  return (
    <SourceContext value={source}>
      <DeedsContext value={deeds}>{children}</DeedsContext>
    </SourceContext>
  );
}

function sourceOf(tables: LiveTables, gameId: string): TableSource {
  let now = tableNow(tables.table(gameId)!);
  return {
    now() {
      // Who signs out leaves no games behind: until the page has gone it shows the last that was known.
      const table = tables.table(gameId) ?? now.table;
      if (table !== now.table) now = tableNow(table, now);
      return now;
    },
    listen: (listener) => tables.listen((changed) => changed === gameId && listener()),
  };
}

function countsHere({ game, state }: Table): boolean {
  return game.mayCount && game.refusal === null && state.finished === null && game.status === "live";
}

/** For what looks at the game at moments of its own; what shows it says by `useOfTable` what it shows. */
export function useTableSource(): TableSource {
  return here(useContext(SourceContext));
}

/**
 * What a part of the screen shows of the game; it is drawn when that is another.
 *
 * @param select answers with a value, or with a part of the game as it is: what is made anew each time always is another
 */
export function useOfTable<Value>(select: (now: TableNow) => Value): Value {
  const { listen, now } = useTableSource();
  return useSyncExternalStore(listen, () => select(now()));
}

/** All of it, for what is opened for a while: it is drawn at every event. */
export function useAtTable(): AtTable {
  const deeds = useTableDeeds();
  const now = useOfTable((all) => all);
  return useMemo(() => ({ ...deeds, ...now }), [deeds, now]);
}

export function useTableDeeds(): TableDeeds {
  return here(useContext(DeedsContext));
}

export function useSeat(seat: number): Seat {
  return useOfTable((now) => seatAt(now, seat));
}

export function useRound(): Round {
  return useOfTable(({ round }) => round);
}

function here<Value>(value: Value | null): Value {
  if (!value) throw new Error("This belongs to the screen of a live game");
  return value;
}

/** The id of the last event that this person said and that holds. */
function lastOwnEvent(table: Table): string | undefined {
  const said = new Set(table.said.map(({ id }) => id));
  const own = new Set(table.kept.flatMap(({ id, by }) => (by.userId === table.game.userId ? id : [])));
  return effectiveEvents(allEvents(table)).findLast(({ id }) => said.has(id) || own.has(id))?.id;
}
