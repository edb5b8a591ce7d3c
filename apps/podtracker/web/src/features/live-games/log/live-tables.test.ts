import { ApiError, type EventsAnswer, type KeptEvent } from "@podtracker/contract";
import type { LiveEvent } from "@podtracker/rules";
import { expect, test } from "vitest";
import type { GameServer } from "./deliver.ts";
import { type GameLog, memoryLog } from "./game-log.ts";
import { createLiveTables, type LiveTables, type TabNews } from "./live-tables.ts";
import type { LocalGame } from "./local-game.ts";
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
  unsentStart: null,
  refusal: null,
};

/** A server that keeps events as the real one does, and can be out of reach. */
function createServer() {
  const kept: KeptEvent[] = [];
  let failure: "none" | "away" | "loses-answers" | ApiError = "none";
  const starts: string[] = [];
  const answer = (events: readonly LiveEvent[]): EventsAnswer => {
    const accepted = events.map((event) => {
      const before = kept.find(({ id }) => id === event.id);
      const seq = before?.seq ?? kept.length + 1;
      if (!before) kept.push({ ...event, seq, receivedAt: event.at, by: { userId: "ash", name: "Ash" } });
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
  return { server, kept, starts, fail: (how: typeof failure) => (failure = how) };
}

let lastId = 0;

interface Phone {
  tables: LiveTables;
  log: GameLog;
  /** Lets the time come for whatever was to run later. */
  pass(): Promise<void>;
  news: TabNews[];
  rejected: EventsAnswer["rejected"];
}

function createPhone(server: GameServer, log = memoryLog(true)): Phone {
  const later = new Set<() => void>();
  const news: TabNews[] = [];
  const rejected: EventsAnswer["rejected"] = [];

  const tables = createLiveTables({
    log,
    server,
    newId: () => `event ${(lastId += 1)}`,
    now: () => Date.parse("2026-11-23T20:00:00.000Z"),
    later(work) {
      later.add(work);
      return () => later.delete(work);
    },
    random: () => 0,
    inOneTab: async (work) => await work(),
    tellTabs: (told) => news.push(told),
    onRejected: (_table, refused) => rejected.push(...refused),
  });
  const settle = async () => {
    for (let n = 0; n < 20; n += 1) await Promise.resolve();
  };
  return {
    tables,
    log,
    news,
    rejected,
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
  const again = createPhone(server, phone.log);
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
  const phone = createPhone(server, { ...memoryLog(true), putGame: broken, putSaid: broken, putKept: broken });
  await phone.tables.open(gameId);
  phone.tables.say(gameId, minus);
  await phone.pass();
  expect(kept).toHaveLength(1);
  expect(phone.tables.isDurable()).toBe(false);
});
