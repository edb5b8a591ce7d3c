import type { KeptEvent } from "@podtracker/contract";
import type { LiveEvent, LiveEventFacts } from "@podtracker/rules";
import { createExchange, type ExchangeOptions } from "./exchange.ts";
import type { GameLog } from "./game-log.ts";
import type { LocalGame } from "./local-game.ts";
import { createOpenTables, type OpenTable, waits } from "./open-tables.ts";
import { say, type Table, tableOf, unsent } from "./table.ts";
import type { TabNews } from "./tab-news.ts";
import { createWritingLog } from "./writing-log.ts";

export interface LiveTablesOptions extends ExchangeOptions {
  log: GameLog;
  newId: () => string;
}

/** The games that are open on this device. */
export interface LiveTables {
  /** Whether what is said outlives the page. */
  isDurable(): boolean;
  /** Opens what the device knows, or else what the server says. @throws ApiError where neither has it */
  open(gameId: string): Promise<Table>;
  /** A game that begins here, with or without network. */
  begin(game: LocalGame): void;
  /** As it is on the screen; undefined until it is open. */
  table(gameId: string): Table | undefined;
  /** Says that something happened, to be seen at once, written down and sent. */
  say(gameId: string, ...facts: readonly LiveEventFacts[]): void;
  /** What the socket brought. */
  hear(gameId: string, events: readonly KeptEvent[], version: number): void;
  hearTab(news: TabNews): void;
  /** Asks the server how the game stands. @throws ApiError */
  refresh(gameId: string): Promise<void>;
  /** Asks for what came while nobody listened: the events, and the game itself unless it was read a moment ago. @throws ApiError */
  catchUp(gameId: string): Promise<void>;
  /** Tries at once to send whatever waits: the network may be back. */
  hurry(): void;
  /** Opens all games of somebody that wait for the server. */
  openUnsent(userId: string): Promise<void>;
  /** How many games wait for the server, and how many changes of them. */
  unsent(): { games: number; changes: number };
  /** Tries once to send all that waits, and resolves when that went well or not. */
  sendAll(): Promise<void>;
  /** Sends and writes down nothing more: whoever's games these are has signed out. */
  close(): void;
  /** Takes back what the server would not have, and forgets why. */
  discard(gameId: string): Promise<void>;
  /** Runs at every change of any game. */
  listen(listener: (gameId: string) => void): () => void;
}

/** They set something: the server refuses them where somebody else has set the same since. */
const settingTypes: ReadonlySet<string> = new Set<LiveEventFacts["type"]>([
  "designation.moved",
  "day-night.changed",
  "turn.passed",
  "player.eliminated",
  "player.restored",
  "clock.changed",
  "game.finished",
]);

export function createLiveTables(options: LiveTablesOptions): LiveTables {
  const { server, newId, now, later, tellTabs } = options;
  const writing = createWritingLog(options.log, later);
  const tables = createOpenTables(writing);
  const exchange = createExchange(tables, writing, options);

  async function openLogged(gameId: string): Promise<OpenTable | undefined> {
    const before = tables.get(gameId);
    if (before) return before;
    const game = await writing.log().readGame(gameId);
    if (!game) return undefined;
    const { kept, said } = await writing.log().readEvents(gameId);
    return tables.enter(tableOf(game, kept, said));
  }

  return {
    isDurable: writing.isDurable,
    async open(gameId) {
      const open = await openLogged(gameId);
      if (open) {
        if (waits(open)) void exchange.deliver(open);
        return open.table;
      }
      const [game, { events, version }] = await Promise.all([server.read(gameId), server.readAfter(gameId, 0)]);
      const fresh = tables.enter(tableOf(game));
      fresh.readAt = now();
      writing.write(async (log) => await log.putGame(game));
      exchange.hear(fresh, events, version);
      return fresh.table;
    },
    begin(game) {
      const open = tables.enter(tableOf(game));
      writing.write(async (log) => await log.putGame(game));
      void exchange.deliver(open);
    },
    table: (gameId) => tables.get(gameId)?.table,
    say(gameId, ...facts) {
      const open = tables.get(gameId)!;
      const at = new Date(now()).toISOString();
      const basedOn = { basedOn: open.table.kept.length };
      const events = facts.map((each): LiveEvent => ({ id: newId(), at, ...each, ...(settingTypes.has(each.type) ? basedOn : {}) }));
      tables.change(open, say(open.table, events));
      // Another tab shows it, and sends it should this one be closed now.
      tellTabs({ gameId, said: events });
      writing.write(async (log) => await log.putSaid(gameId, events));
      // Without a network each tap would only fail anew: the next try is set already, and `hurry` makes it sooner.
      if (open.failures === 0) void exchange.deliver(open);
    },
    hear(gameId, events, version) {
      const open = tables.get(gameId);
      if (!open) return;
      const last = events.at(-1);
      // It came this instant: what the clocks differ by.
      exchange.hear(open, events, version, last && Date.parse(last.receivedAt) - now());
    },
    hearTab(news) {
      const open = tables.get(news.gameId);
      if (!open) return;
      if ("said" in news) tables.change(open, say(open.table, news.said));
      else if ("answer" in news) exchange.settle(open, news.answer);
      else tables.changeGame(open, { unsentStart: null });
    },
    async refresh(gameId) {
      const open = tables.get(gameId);
      if (open && !open.table.game.unsentStart) await exchange.refresh(open);
    },
    async catchUp(gameId) {
      const open = tables.get(gameId);
      if (!open || open.table.game.unsentStart) return;
      await exchange.catchUp(open);
    },
    hurry() {
      for (const open of tables.all()) {
        open.failures = 0;
        if (waits(open)) void exchange.deliver(open);
      }
    },
    async openUnsent(userId) {
      for (const game of await writing.log().readGames(userId)) {
        const open = (await openLogged(game.id))!;
        if (waits(open)) void exchange.deliver(open);
      }
    },
    unsent() {
      const waiting = tables.all().filter(waits);
      return { games: waiting.length, changes: waiting.reduce((sum, { table }) => sum + unsent(table).length, 0) };
    },
    async sendAll() {
      await Promise.all(tables.all().filter(waits).map(exchange.deliver));
    },
    close() {
      exchange.close();
      writing.close();
      tables.clear();
    },
    async discard(gameId) {
      const open = tables.get(gameId);
      if (!open) return;
      const { game, kept, said } = open.table;
      await writing.log().dropSaid(
        gameId,
        said.map(({ id }) => id),
      );
      tables.change(open, tableOf(game, kept));
      tables.changeGame(open, { refusal: null });
    },
    listen: tables.listen,
  };
}
