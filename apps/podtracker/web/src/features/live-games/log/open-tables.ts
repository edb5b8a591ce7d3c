import type { LocalGame } from "./local-game.ts";
import { type Table, unsent } from "./table.ts";
import type { WritingLog } from "./writing-log.ts";

/** A game that is open on this device, and how far it is with the server. */
export interface OpenTable {
  table: Table;
  /** When the game itself was last read from the server; 0: not by this page. */
  readAt: number;
  /** The sending that is under way. */
  delivery: Promise<void> | null;
  failures: number;
  /** Takes back the next try. */
  cancel: () => void;
  /** The asking for what is missing that is under way. */
  catchingUp: Promise<void> | null;
}

/** All games that are open, and who wants to hear of their changes. */
export interface OpenTables {
  get(gameId: string): OpenTable | undefined;
  all(): OpenTable[];
  /** Opens a game; one that is open stays as it is. */
  enter(table: Table): OpenTable;
  change(open: OpenTable, changed: Table): void;
  changeGame(open: OpenTable, facts: Partial<LocalGame>): void;
  /** Runs at every change of any game. */
  listen(listener: (gameId: string) => void): () => void;
  clear(): void;
}

export function createOpenTables(writing: WritingLog): OpenTables {
  const tables = new Map<string, OpenTable>();
  const listeners = new Set<(gameId: string) => void>();

  function tell(gameId: string): void {
    for (const listener of listeners) listener(gameId);
  }

  function change(open: OpenTable, changed: Table): void {
    if (changed === open.table) return;
    const { game } = open.table;
    const table = standingByItsLog(changed);
    open.table = table;
    if (table.game !== game) writing.write(async (log) => await log.putGame(table.game));
    tell(table.game.id);
  }

  return {
    get: (gameId) => tables.get(gameId),
    all: () => [...tables.values()],
    enter(table) {
      const { id } = table.game;
      const before = tables.get(id);
      if (before) return before;
      const open: OpenTable = {
        table: standingByItsLog(table),
        readAt: 0,
        delivery: null,
        failures: 0,
        cancel: () => {},
        catchingUp: null,
      };
      tables.set(id, open);
      tell(id);
      return open;
    },
    change,
    changeGame: (open, facts) => change(open, { ...open.table, game: { ...open.table.game, ...facts } }),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear: () => tables.clear(),
  };
}

/** Whether something of the game has to be sent, and may be. */
export function waits({ table }: OpenTable): boolean {
  return table.game.refusal === null && (table.game.unsentStart !== null || unsent(table).length > 0);
}

/**
 * Whichever way the end was heard of: an answer that was read before it, and comes after, does not undo it. Likewise nobody
 * counts at a game that lies aside: whoever did has taken it up again.
 */
function standingByItsLog(table: Table): Table {
  const { game, fold, version } = table;
  if (game.status === "void") return table;
  const status = fold.state.finished ? "finished" : game.status === "abandoned" && version > game.version ? "live" : game.status;
  return status === game.status ? table : { ...table, game: { ...game, status } };
}
