import type { EventsAnswer, KeptEvent } from "@podtracker/contract";
import { backOffMs } from "./back-off.ts";
import { catchUp, deliver, type Desk, type GameServer } from "./deliver.ts";
import { type OpenTable, type OpenTables, waits } from "./open-tables.ts";
import { isBehind, keep, settle, type Table } from "./table.ts";
import type { TabNews } from "./tab-news.ts";
import type { WritingLog } from "./writing-log.ts";

export interface ExchangeOptions {
  server: GameServer;
  /** Milliseconds of the epoch. */
  now: () => number;
  /** Runs later; the answer takes it back. */
  later: (work: () => void, ms: number) => () => void;
  random: () => number;
  inOneTab: (work: () => Promise<void>) => Promise<void>;
  tellTabs: (news: TabNews) => void;
  /**
   * The server did not take some of what was said here.
   * @param upToDate the game once all of it was heard of: why it was refused may stand in what was not, such as who has ended it
   */
  onRejected: (rejected: EventsAnswer["rejected"], upToDate: Promise<Table>) => void;
}

/** What goes between the games that are open here and the server. */
export interface Exchange {
  /** Events of the server, however they came. */
  hear(open: OpenTable, events: readonly KeptEvent[], version: number, skewMs?: number): void;
  /** The server's answer to what was said here. */
  settle(open: OpenTable, answer: EventsAnswer): void;
  /** Sends what waits, again and again until it went. */
  deliver(open: OpenTable): Promise<void>;
  /** Asks for the game, and what came since. @throws ApiError */
  refresh(open: OpenTable): Promise<void>;
  /** Asks for what came while nobody listened: the events, and the game itself unless it was read a moment ago. @throws ApiError */
  catchUp(open: OpenTable): Promise<void>;
  /** Tries no more. */
  close(): void;
}

/** Who listens to the game's topic hears of what was sent by itself; only where it stays silent is it asked for. */
const hearsayMs = 400;

/** A game that was read so lately is not asked for again; its events are. */
const lateMs = 10_000;

export function createExchange(
  tables: OpenTables,
  writing: WritingLog,
  { server, now, later, random, inOneTab, tellTabs, onRejected }: ExchangeOptions,
): Exchange {
  let closed = false;

  function hear(open: OpenTable, events: readonly KeptEvent[], version: number, skewMs = open.table.skewMs): void {
    const known = open.table.kept.length;
    const kept = keep(open.table, events, version);
    tables.change(open, skewMs === kept.skewMs ? kept : { ...kept, skewMs });
    const fresh = open.table.kept.slice(known);
    if (fresh.length > 0) writing.writeKept(open.table.game.id, fresh);
    fetchLater(open);
  }

  function settleAt(open: OpenTable, answer: EventsAnswer): void {
    tables.change(open, settle(open.table, answer));
    const refused = answer.rejected.flatMap(({ id }) => id ?? []);
    if (refused.length > 0) writing.write(async (log) => await log.dropSaid(open.table.game.id, refused));
    fetchLater(open);
  }

  function fetchLater(open: OpenTable): void {
    if (isBehind(open.table)) later(() => void fetchMissing(open), hearsayMs);
  }

  async function fetchMissing(open: OpenTable): Promise<void> {
    if (isBehind(open.table)) await (open.catchingUp ??= fetchNow(open));
  }

  async function fetchNow(open: OpenTable): Promise<void> {
    try {
      await catchUp(deskOf(open), server);
    } catch {
      // The next event, connection or look at the page asks again.
    } finally {
      open.catchingUp = null;
    }
  }

  async function upToDate(open: OpenTable): Promise<Table> {
    await fetchMissing(open);
    return open.table;
  }

  async function refresh(open: OpenTable): Promise<void> {
    const game = await server.read(open.table.game.id);
    open.readAt = now();
    tables.changeGame(open, { ...game, refusal: open.table.game.refusal });
    await catchUp(deskOf(open), server);
  }

  function deskOf(open: OpenTable): Desk {
    const gameId = open.table.game.id;
    return {
      table: () => open.table,
      begun() {
        tables.changeGame(open, { unsentStart: null });
        tellTabs({ gameId, begun: true });
        // It knows the colours of commanders that were named without a deck.
        refresh(open).catch(() => {});
      },
      settle(answer) {
        settleAt(open, answer);
        tellTabs({ gameId, answer });
        // In this very moment: the device has it no more, and the page may be closed in the next.
        if (answer.rejected.length > 0) onRejected(answer.rejected, upToDate(open));
      },
      keep: (events, version) => hear(open, events, version),
      refuse: (refusal) => tables.changeGame(open, { refusal }),
    };
  }

  async function deliverAt(open: OpenTable): Promise<void> {
    if (!closed) await (open.delivery ??= deliverNow(open));
  }

  async function deliverNow(open: OpenTable): Promise<void> {
    open.cancel();
    let done = false;
    try {
      await inOneTab(async () => {
        done = await deliver(deskOf(open), server);
      });
    } finally {
      open.delivery = null;
    }
    open.failures = done ? 0 : open.failures + 1;
    // Something was said while the last answer was on its way in.
    if (done && waits(open)) return await deliverAt(open);
    if (!done && !closed) open.cancel = later(() => void deliverAt(open), backOffMs(open.failures, random()));
  }

  return {
    hear,
    settle: settleAt,
    deliver: deliverAt,
    refresh,
    catchUp: async (open) => await (now() - open.readAt < lateMs ? catchUp(deskOf(open), server) : refresh(open)),
    close() {
      closed = true;
      for (const open of tables.all()) open.cancel();
    },
  };
}
