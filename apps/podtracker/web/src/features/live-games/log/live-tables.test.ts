import { ApiError, type EventsAnswer, type KeptEvent } from "@podtracker/contract";
import type { LiveEvent } from "@podtracker/rules";
import { expect, test } from "vitest";
import type { GameServer } from "./deliver.ts";
import { describeRefusal } from "./describe-refusal.ts";
import { type GameLog, memoryLog } from "./game-log.ts";
import { createLiveTables, type LiveTables, type LiveTablesOptions } from "./live-tables.ts";
import type { LocalGame } from "./local-game.ts";
import type { TabNews } from "./tab-news.ts";
import { unsent } from "./table.ts";

const gameId = "game";
const game: LocalGame = {
  id: gameId,
  podId: "pod",
  userId: "ash",
  seats: [1, 2].map((seat) => ({ seat, memberId: `m${seat}`, name: `Player ${seat}`, deckName: null, commanders: [], colors: [] })),
  start: { startingLife: 40, startingSeat: 1, seats: [{ commanders: [] }, { commanders: [] }] },
  startedAt: "2026-11-23T19:00:00.000Z",
  mine: [1],
  mayCount: true,
  status: "live",
  version: 0,
  unsentStart: null,
  refusal: null,
};

/** A server that keeps events as the real one does, and can be out of reach. */
function createServer() {
  const kept: KeptEvent[] = [];
  let failure: "none" | "away" | "loses-answers" | ApiError = "none";
  const starts: string[] = [];
  let reads = 0;
  const answer = (events: readonly LiveEvent[]): EventsAnswer => {
    const accepted = events.map((event) => {
      const before = kept.find(({ id }) => id === event.id);
      const seq = before?.seq ?? kept.length + 1;
      if (!before) kept.push({ ...event, seq, receivedAt: event.at, happenedAt: event.at, by: { userId: "ash", name: "Ash" } });
      return { id: event.id, seq };
    });
    return { accepted, rejected: [], version: kept.length };
  };
  const reach = () => {
    if (failure instanceof ApiError) throw failure;
    if (failure === "away") throw new ApiError(0, "offline", "The server could not be reached.");
  };
  const server: GameServer = {
    async read() {
      reach();
      reads += 1;
      return game;
    },
    async start({ id }) {
      reach();
      starts.push(id);
    },
    async send(_id, events) {
      reach();
      const answered = answer(events);
      if (failure === "loses-answers") throw new ApiError(0, "offline", "The answer was lost.");
      return answered;
    },
    async readAfter(_id, seq) {
      reach();
      return { events: kept.slice(seq), version: kept.length };
    },
  };
  return { server, kept, starts, reads: () => reads, fail: (how: typeof failure) => (failure = how) };
}

let lastId = 0;

interface PhoneOptions {
  log?: GameLog;
  onRejected?: LiveTablesOptions["onRejected"];
}

interface Phone {
  tables: LiveTables;
  log: GameLog;
  /** Lets the time come for whatever was to run later. */
  pass(): Promise<void>;
  /** Time goes by without anything being run. */
  wait(ms: number): void;
  news: TabNews[];
  rejected: EventsAnswer["rejected"];
}

function createPhone(server: GameServer, { log = memoryLog(true), onRejected }: PhoneOptions = {}): Phone {
  const later = new Set<() => void>();
  let now = Date.parse("2026-11-23T20:00:00.000Z");
  const news: TabNews[] = [];
  const rejected: EventsAnswer["rejected"] = [];

  const tables = createLiveTables({
    log,
    server,
    newId: () => `event ${(lastId += 1)}`,
    now: () => now,
    later(work) {
      later.add(work);
      return () => later.delete(work);
    },
    random: () => 0,
    inOneTab: async (work) => await work(),
    tellTabs: (told) => news.push(told),
    onRejected(refused, upToDate) {
      rejected.push(...refused);
      onRejected?.(refused, upToDate);
    },
  });
  const settle = async () => {
    for (let n = 0; n < 20; n += 1) await Promise.resolve();
  };
  return {
    tables,
    log,
    news,
    rejected,
    wait: (ms) => void (now += ms),
    async pass() {
      await settle();
      const due = [...later];
      later.clear();
      for (const work of due) work();
      await settle();
    },
  };
}

const minus = { type: "life.changed", seat: 1, delta: -1 } as const;
const lifeAt = ({ tables }: Phone) => tables.table(gameId)!.state.seats[0]!.life;

test("what is said shows at once, and is the server's soon", async () => {
  const { server, kept } = createServer();
  const phone = createPhone(server);
  await phone.tables.open(gameId);
  phone.tables.say(gameId, minus, minus);
  expect(lifeAt(phone)).toBe(38);
  await phone.pass();
  expect(kept).toHaveLength(2);
  expect(phone.tables.table(gameId)).toMatchObject({ said: [], version: 2 });
  expect(lifeAt(phone)).toBe(38);
});

test("without a network it waits, over a new start of the page as well, and arrives once", async () => {
  const { server, kept, fail } = createServer();
  const phone = createPhone(server);
  await phone.tables.open(gameId);
  fail("loses-answers");
  phone.tables.say(gameId, minus);
  await phone.pass();
  expect(kept).toHaveLength(1);
  fail("away");
  phone.tables.say(gameId, minus);
  await phone.pass();
  expect(unsent(phone.tables.table(gameId)!)).toHaveLength(2);
  const again = createPhone(server, { log: phone.log });
  await again.tables.open(gameId);
  expect(lifeAt(again)).toBe(38);
  fail("none");
  again.tables.hurry();
  await again.pass();
  expect(kept).toHaveLength(2);
  expect(unsent(again.tables.table(gameId)!)).toEqual([]);
});

test("what others said comes in any order, and a gap is asked for", async () => {
  const { server, kept } = createServer();
  const [ash, briar] = [createPhone(server), createPhone(server)];
  await ash.tables.open(gameId);
  await briar.tables.open(gameId);
  for (let n = 0; n < 3; n += 1) briar.tables.say(gameId, minus);
  await briar.pass();
  ash.tables.hear(gameId, [kept[2]!], 3);
  expect(lifeAt(ash)).toBe(40);
  await ash.pass();
  expect(lifeAt(ash)).toBe(37);
  ash.tables.hear(gameId, [...kept], 3);
  expect(lifeAt(ash)).toBe(37);
});

test("what the server refuses happened nowhere; what it refuses as a whole is said and kept until it is discarded", async () => {
  const { server, fail } = createServer();
  const phone = createPhone({
    ...server,
    send: async (id, [first, ...events]) => {
      const { accepted, version } = await server.send(id, events);
      return { accepted, version, rejected: [{ index: 0, id: first!.id, code: "stale", detail: "Somebody else has set this since." }] };
    },
  });
  await phone.tables.open(gameId);
  phone.tables.say(gameId, { type: "turn.passed", toSeat: 2 }, minus);
  expect(phone.tables.table(gameId)!.state.activeSeat).toBe(2);
  await phone.pass();
  expect(phone.tables.table(gameId)!.state.activeSeat).toBe(1);
  expect(lifeAt(phone)).toBe(39);
  expect(phone.rejected).toMatchObject([{ code: "stale" }]);
  fail(new ApiError(403, "not-allowed", "You look on."));
  phone.tables.say(gameId, minus);
  await phone.pass();
  expect(phone.tables.table(gameId)!.game.refusal).toBe("You look on.");
  expect(lifeAt(phone)).toBe(38);
  await phone.tables.discard(gameId);
  expect(lifeAt(phone)).toBe(39);
  expect((await phone.log.readEvents(gameId)).said).toEqual([]);
});

test("what is refused is told as it is taken back, also where what came meanwhile cannot be fetched", async () => {
  const { server } = createServer();
  const stale = { code: "stale", detail: "Somebody else has set this since." } as const;
  let isAway = false;
  const phone = createPhone({
    ...server,
    send: async (_id, events) => ({ accepted: [], version: 3, rejected: events.map(({ id }, index) => ({ index, id, ...stale })) }),
    readAfter: async (id, seq) => (isAway ? await new Promise<never>(() => {}) : await server.readAfter(id, seq)),
  });
  await phone.tables.open(gameId);
  isAway = true;
  phone.tables.say(gameId, { type: "turn.passed", toSeat: 2 });
  await phone.pass();
  expect((await phone.log.readEvents(gameId)).said).toEqual([]);
  expect(phone.rejected).toMatchObject([stale]);
});

test("a game begins without a network, and at the server before anything in it", async () => {
  const { server, kept, starts, fail } = createServer();
  const phone = createPhone(server);
  fail("away");
  phone.tables.begin({ ...game, unsentStart: { id: gameId, seats: [], startingLife: 40, startingSeat: 1 } });
  phone.tables.say(gameId, minus);
  await phone.pass();
  expect([starts, kept]).toEqual([[], []]);
  fail("none");
  await phone.pass();
  expect(starts).toEqual([gameId]);
  expect(kept).toHaveLength(1);
  expect((await phone.log.readGame(gameId))!.unsentStart).toBeNull();
});

test("a game whose end was fetched rather than heard is over here, too", async () => {
  const { server, kept } = createServer();
  const phone = createPhone(server);
  await phone.tables.open(gameId);
  await server.send(gameId, [{ id: "end", at: "2026-11-23T20:00:00.000Z", type: "game.finished", outcome: "draw" }]);
  await phone.pass();
  expect(kept).toHaveLength(1);
  phone.tables.hear(gameId, [], 1);
  await phone.pass();
  expect(phone.tables.table(gameId)!.game.status).toBe("finished");
  expect((await phone.log.readGame(gameId))!.status).toBe("finished");
  // An answer that was on its way since before the end.
  await phone.tables.refresh(gameId);
  expect(phone.tables.table(gameId)!.game.status).toBe("finished");
});

test("who counted on after the end is told who ended the game, though the end itself was not heard of yet", async () => {
  const { server } = createServer();
  const told: string[] = [];
  const over = { code: "game-over", detail: "The game is over." } as const;
  const phone = createPhone(
    {
      ...server,
      send: async (_id, events) => ({ accepted: [], rejected: events.map(({ id }, index) => ({ index, id, ...over })), version: 1 }),
    },
    { onRejected: (rejected, upToDate) => void upToDate.then((table) => told.push(describeRefusal(table, rejected))) },
  );
  await phone.tables.open(gameId);
  await server.send(gameId, [{ id: "end", at: "2026-11-23T20:00:00.000Z", type: "game.finished", outcome: "draw" }]);
  phone.tables.say(gameId, minus);
  await phone.pass();
  phone.tables.say(gameId, minus, minus);
  await phone.pass();
  expect(told).toEqual(["Ash has ended the game. Not counted.", "Ash has ended the game. 2 changes not counted."]);
  const nobodyElse = describeRefusal(phone.tables.table(gameId)!, [
    { index: 0, code: "stale", detail: "Somebody else has set this since." },
  ]);
  expect(nobodyElse).toBe("Somebody else has set this since. Not counted.");
});

test("a game that was put aside goes on for whoever counts, and an older answer does not put it aside again", async () => {
  const { server, kept, fail } = createServer();
  const phone = createPhone({ ...server, read: async (id) => ({ ...(await server.read(id)), status: "abandoned", version: 0 }) });
  fail("away");
  phone.tables.begin(game);
  phone.tables.say(gameId, minus);
  await phone.pass();
  fail("none");
  await phone.tables.refresh(gameId);
  expect(phone.tables.table(gameId)!.game.status).toBe("abandoned");
  expect(lifeAt(phone)).toBe(39);
  await phone.pass();
  expect(kept).toHaveLength(1);
  expect(phone.tables.table(gameId)!.game.status).toBe("live");
  await phone.tables.refresh(gameId);
  expect(phone.tables.table(gameId)!.game.status).toBe("live");
});

test("a game that was just opened is not read again when the server listens; what came between is", async () => {
  const { server, reads } = createServer();
  const phone = createPhone(server);
  await phone.tables.open(gameId);
  await server.send(gameId, [{ id: "between", at: "2026-11-23T20:00:00.000Z", ...minus }]);
  await phone.tables.catchUp(gameId);
  expect([reads(), lifeAt(phone)]).toEqual([1, 39]);
  phone.wait(60_000);
  await phone.tables.catchUp(gameId);
  expect(reads()).toBe(2);
  // What the device had kept may be of yesterday.
  const again = createPhone(server, { log: phone.log });
  await again.tables.open(gameId);
  await again.tables.catchUp(gameId);
  expect(reads()).toBe(3);
});

test("what the server confirms in its order leaves the game on the screen as it is; what came before it does not", async () => {
  const { server, fail } = createServer();
  const phone = createPhone(server);
  await phone.tables.open(gameId);
  phone.tables.say(gameId, minus);
  const shown = phone.tables.table(gameId)!.state;
  await phone.pass();
  await phone.tables.catchUp(gameId);
  expect(phone.tables.table(gameId)!.kept).toHaveLength(1);
  expect(phone.tables.table(gameId)!.state).toBe(shown);
  fail("away");
  phone.tables.say(gameId, { type: "turn.passed", toSeat: 2 });
  await phone.pass();
  fail("none");
  await server.send(gameId, [
    { id: "first", at: "2026-11-23T20:00:00.000Z", type: "turn.passed", toSeat: 1 },
    { id: "hit", at: "2026-11-23T20:00:00.000Z", ...minus },
  ]);
  await phone.tables.catchUp(gameId);
  expect(phone.tables.table(gameId)!.state).toMatchObject({ activeSeat: 2, turn: 1 });
  expect(lifeAt(phone)).toBe(38);
});

test("a long log is written down in portions, after the screen had it; what is there by then opens", async () => {
  const { server } = createServer();
  const long = Array.from({ length: 450 }, (_, n) => ({ id: `long ${n}`, at: "2026-11-23T20:00:00.000Z", ...minus }));
  await server.send(gameId, long);
  const phone = createPhone(server);
  await phone.tables.open(gameId);
  expect(lifeAt(phone)).toBe(40 - 450);
  const written = async () => (await phone.log.readEvents(gameId)).kept.length;
  expect(await written()).toBe(0);
  await phone.pass();
  expect(await written()).toBe(200);
  const again = createPhone(server, { log: phone.log });
  expect((await again.tables.open(gameId)).state.seats[0]!.life).toBe(40 - 200);
  await again.tables.catchUp(gameId);
  expect(lifeAt(again)).toBe(40 - 450);
  await phone.pass();
  await phone.pass();
  expect(await written()).toBe(450);
});

test("another tab of the browser shows what this one says, and forgets it when it is answered for", async () => {
  const { server, fail } = createServer();
  const [one, other] = [createPhone(server), createPhone(server)];
  await one.tables.open(gameId);
  await other.tables.open(gameId);
  fail("away");
  one.tables.say(gameId, minus);
  for (const told of one.news) other.tables.hearTab(told);
  expect(lifeAt(other)).toBe(39);
  fail("none");
  await one.pass();
  for (const told of one.news) if ("answer" in told) other.tables.hearTab(told);
  expect(unsent(other.tables.table(gameId)!)).toEqual([]);
  await other.pass();
  expect(lifeAt(other)).toBe(39);
});

test("a storage that fails keeps nobody from counting", async () => {
  const { server, kept } = createServer();
  const broken = async () => await Promise.reject(new Error("The quota is exceeded."));
  const phone = createPhone(server, { log: { ...memoryLog(true), putGame: broken, putSaid: broken, putKept: broken } });
  await phone.tables.open(gameId);
  phone.tables.say(gameId, minus);
  await phone.pass();
  expect(kept).toHaveLength(1);
  expect(phone.tables.isDurable()).toBe(false);
});
