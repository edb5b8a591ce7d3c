import type { EventsAnswer, KeptEvent } from "@podtracker/contract";
import type { LiveEvent, LiveEventFacts } from "@podtracker/rules";
import { backOffMs } from "./back-off.ts";
import { catchUp, deliver, type Desk, type GameServer } from "./deliver.ts";
import { type GameLog, memoryLog } from "./game-log.ts";
import type { LocalGame } from "./local-game.ts";
import { isBehind, keep, say, settle, type Table, tableOf, unsent } from "./table.ts";

/** What one tab tells the others of this browser. */
export type TabNews =
  | { gameId: string; said: readonly LiveEvent[] }
  | { gameId: string; answer: EventsAnswer }
  | { gameId: string; begun: true };

export interface LiveTablesOptions {
  log: GameLog;
  server: GameServer;
  newId: () => string;
  /** Milliseconds of the epoch. */
  now: () => number;
  /** Runs later; the answer takes it back. */
  later: (work: () => void, ms: number) => () => void;
  random: () => number;
  inOneTab: (work: () => Promise<void>) => Promise<void>;
  tellTabs: (news: TabNews) => void;
  /** The server did not take some of what was said here. */
  onRejected: (table: Table, rejected: EventsAnswer["rejected"]) => void;
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

/** Who listens to the game's topic hears of what was sent by itself; only where it stays silent is it asked for. */
const hearsayMs = 400;

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

interface Entry {
  table: Table;
  /** The sending that is under way. */
  delivery: Promise<void> | null;
  failures: number;
  cancel: () => void;
  catchingUp: boolean;
}

export function createLiveTables(options: LiveTablesOptions): LiveTables {
  const { server, newId, now, later, random, inOneTab, tellTabs, onRejected } = options;
  const entries = new Map<string, Entry>();
  const listeners = new Set<(gameId: string) => void>();
  let { log } = options;
  let durable = log.durable;
  let closed = false;

  /** A full or failing storage keeps nobody from counting; the page then says that nothing outlives it. */
  function write(work: Promise<void>): void {
    work.catch(() => {
      durable = false;
    });
  }

  function change(entry: Entry, changed: Table): void {
    if (changed === entry.table) return;
    const { game } = entry.table;
    const table = endedByItsLog(changed);
    entry.table = table;
    if (table.game !== game) write(log.putGame(table.game));
    for (const listener of listeners) listener(table.game.id);
  }

  function changeGame(entry: Entry, facts: Partial<LocalGame>): void {
    change(entry, { ...entry.table, game: { ...entry.table.game, ...facts } });
  }

  function enter(table: Table): Entry {
    const { id } = table.game;
    const before = entries.get(id);
    if (before) return before;
    const entry: Entry = { table: endedByItsLog(table), delivery: null, failures: 0, cancel: () => {}, catchingUp: false };
    entries.set(id, entry);
    for (const listener of listeners) listener(id);
    return entry;
  }

  function hearAt(entry: Entry, events: readonly KeptEvent[], version: number): void {
    const known = entry.table.kept.length;
    change(entry, keep(entry.table, events, version));
    const fresh = entry.table.kept.slice(known);
    if (fresh.length > 0) write(log.putKept(entry.table.game.id, fresh));
    if (isBehind(entry.table)) later(() => void fetchMissing(entry), hearsayMs);
  }

  function settleAt(entry: Entry, answer: EventsAnswer): void {
    change(entry, settle(entry.table, answer));
    const refused = answer.rejected.flatMap(({ id }) => id ?? []);
    if (refused.length > 0) write(log.dropSaid(entry.table.game.id, refused));
    if (isBehind(entry.table)) later(() => void fetchMissing(entry), hearsayMs);
  }

  function deskOf(entry: Entry): Desk {
    const gameId = entry.table.game.id;
    return {
      table: () => entry.table,
      begun() {
        changeGame(entry, { unsentStart: null });
        tellTabs({ gameId, begun: true });
        // It knows the colours of commanders that were named without a deck.
        refreshAt(entry).catch(() => {});
      },
      settle(answer) {
        settleAt(entry, answer);
        tellTabs({ gameId, answer });
        if (answer.rejected.length > 0) onRejected(entry.table, answer.rejected);
      },
      keep: (events, version) => hearAt(entry, events, version),
      refuse: (refusal) => changeGame(entry, { refusal }),
    };
  }

  async function refreshAt(entry: Entry): Promise<void> {
    const game = await server.read(entry.table.game.id);
    changeGame(entry, { ...game, refusal: entry.table.game.refusal });
    await catchUp(deskOf(entry), server);
  }

  async function fetchMissing(entry: Entry): Promise<void> {
    if (entry.catchingUp || !isBehind(entry.table)) return;
    entry.catchingUp = true;
    try {
      await catchUp(deskOf(entry), server);
    } catch {
      // The next event, connection or look at the page asks again.
    } finally {
      entry.catchingUp = false;
    }
  }

  async function deliverAt(entry: Entry): Promise<void> {
    if (!closed) await (entry.delivery ??= deliverNow(entry));
  }

  async function deliverNow(entry: Entry): Promise<void> {
    entry.cancel();
    let done = false;
    try {
      await inOneTab(async () => {
        done = await deliver(deskOf(entry), server);
      });
    } finally {
      entry.delivery = null;
    }
    entry.failures = done ? 0 : entry.failures + 1;
    // Something was said while the last answer was on its way in.
    if (done && waits(entry)) return await deliverAt(entry);
    if (!done && !closed) entry.cancel = later(() => void deliverAt(entry), backOffMs(entry.failures, random()));
  }

  function waits({ table }: Entry): boolean {
    return table.game.refusal === null && (table.game.unsentStart !== null || unsent(table).length > 0);
  }

  async function openLogged(gameId: string): Promise<Entry | undefined> {
    const open = entries.get(gameId);
    if (open) return open;
    const game = await log.readGame(gameId);
    if (!game) return undefined;
    const { kept, said } = await log.readEvents(gameId);
    return enter(tableOf(game, kept, said));
  }

  return {
    isDurable: () => durable,
    async open(gameId) {
      const entry = await openLogged(gameId);
      if (entry) {
        if (waits(entry)) void deliverAt(entry);
        return entry.table;
      }
      const [game, { events, version }] = await Promise.all([server.read(gameId), server.readAfter(gameId, 0)]);
      const fresh = enter(tableOf(game));
      write(log.putGame(game));
      hearAt(fresh, events, version);
      return fresh.table;
    },
    begin(game) {
      const entry = enter(tableOf(game));
      write(log.putGame(game));
      void deliverAt(entry);
    },
    table: (gameId) => entries.get(gameId)?.table,
    say(gameId, ...facts) {
      const entry = entries.get(gameId)!;
      const at = new Date(now()).toISOString();
      const basedOn = { basedOn: entry.table.kept.length };
      const events = facts.map((each): LiveEvent => ({ id: newId(), at, ...each, ...(settingTypes.has(each.type) ? basedOn : {}) }));
      change(entry, say(entry.table, events));
      // Another tab shows it, and sends it should this one be closed now.
      tellTabs({ gameId, said: events });
      write(log.putSaid(gameId, events));
      void deliverAt(entry);
    },
    hear(gameId, events, version) {
      const entry = entries.get(gameId);
      if (!entry) return;
      const last = events.at(-1);
      // It came this instant: what the clocks differ by.
      if (last) change(entry, { ...entry.table, skewMs: Date.parse(last.receivedAt) - now() });
      hearAt(entry, events, version);
    },
    hearTab(news) {
      const entry = entries.get(news.gameId);
      if (!entry) return;
      if ("said" in news) change(entry, say(entry.table, news.said));
      else if ("answer" in news) settleAt(entry, news.answer);
      else changeGame(entry, { unsentStart: null });
    },
    async refresh(gameId) {
      const entry = entries.get(gameId);
      if (entry && !entry.table.game.unsentStart) await refreshAt(entry);
    },
    hurry() {
      for (const entry of entries.values()) {
        entry.failures = 0;
        if (waits(entry)) void deliverAt(entry);
      }
    },
    async openUnsent(userId) {
      for (const game of await log.readGames(userId)) {
        const entry = (await openLogged(game.id))!;
        if (waits(entry)) void deliverAt(entry);
      }
    },
    unsent() {
      const waiting = [...entries.values()].filter(waits);
      return { games: waiting.length, changes: waiting.reduce((sum, { table }) => sum + unsent(table).length, 0) };
    },
    async sendAll() {
      await Promise.all([...entries.values()].filter(waits).map(deliverAt));
    },
    close() {
      closed = true;
      for (const entry of entries.values()) entry.cancel();
      // An answer that is still on its way is written nowhere.
      log = memoryLog();
      entries.clear();
    },
    async discard(gameId) {
      const entry = entries.get(gameId);
      if (!entry) return;
      const { game, kept, said } = entry.table;
      await log.dropSaid(
        gameId,
        said.map(({ id }) => id),
      );
      change(entry, tableOf(game, kept));
      changeGame(entry, { refusal: null });
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Whichever way the end was heard of: an answer that was read before it, and comes after, does not undo it. */
function endedByItsLog(table: Table): Table {
  const { game, fold } = table;
  return fold.state.finished && game.status === "live" ? { ...table, game: { ...game, status: "finished" } } : table;
}
