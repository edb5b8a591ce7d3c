import { randomUUID } from "node:crypto";
import type { AnswerTo } from "@podtracker/contract";
import { eventually } from "@tatwats/test-kit";
import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { begin, happen, krenko, send } from "./live-table.ts";
import { gameOf, join, podOfThree, signUp } from "./person.ts";
import { startTestApp, type TestApp } from "./start-test-app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

test("phones that send at once, twice and in any order end with one log and one state", async () => {
  const table = await podOfThree(app.url);
  const gameId = await begin(table);
  const events = Array.from({ length: 120 }, (_, n) =>
    n % 3 === 0
      ? happen({ type: "commander-damage.dealt", fromSeat: 1, commander: krenko, seat: 2, amount: 1 })
      : happen({ type: "life.changed", seat: 1 + (n % 3), delta: n % 2 === 0 ? -1 : 2 }),
  );
  const batches = Array.from({ length: 12 }, (_, n) => events.slice(n * 10, n * 10 + 10));
  await Promise.all([
    ...batches.map(async (batch) => await send(table.ash, gameId, ...batch)),
    ...batches.toReversed().map(async (batch) => await send(table.briar, gameId, ...batch)),
  ]);
  const log = await table.briar.api.readEvents({ params: { gameId } });
  expect(log.events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(log.events.map(({ id }) => id).toSorted()).toEqual(events.map(({ id }) => id).toSorted());
  const game = await table.ash.api.getGame({ params: { gameId } });
  const sum = (seat: number) =>
    events.reduce((life, event) => life + (event.type === "life.changed" && event.seat === seat ? event.delta : 0), 0);
  expect(game).toMatchObject({ status: "live", outcome: null, version: 120, turn: 1, activeSeat: 1 });
  expect(game.seats.map(({ life }) => life)).toEqual([40, 40 + sum(2) - 40, 40 + sum(3)]);
  expect(game.seats[1]).toMatchObject({ commanderDamage: [{ fromSeat: 1, commander: krenko, total: 40 }] });
  expect((await table.ash.api.readEvents({ params: { gameId }, query: { after: 118 } })).events.map(({ seq }) => seq)).toEqual([119, 120]);
});

test("who sits at the table, began the game or organises the pod counts; others look on", async () => {
  const table = await podOfThree(app.url);
  const [dara, ember] = [await signUp(app.url, "Dara"), await signUp(app.url, "Ember")];
  await join(table.ash, dara, table.pod.id);
  await join(table.ash, ember, table.pod.id, "organiser");
  const gameId = await begin(table);
  const minus = () => happen({ type: "life.changed", seat: 3, delta: -1 });
  for (const person of [table.ash, table.briar, ember])
    expect(await send(person, gameId, minus())).toMatchObject({ accepted: [{}], rejected: [] });
  await expect(send(dara, gameId, minus())).rejects.toMatchObject({ status: 403, code: "not-allowed" });
  const socket = await dara.connect();
  expect(await socket.emitWithAck("game:events", { gameId, events: [minus()] })).toEqual({ ok: false, code: "not-allowed" });
  socket.close();
  expect(await dara.api.getGame({ params: { gameId } })).toMatchObject({ version: 3, you: { seats: [], mayCount: false } });
  expect(await table.briar.api.getGame({ params: { gameId } })).toMatchObject({ you: { seats: [2], mayCount: true } });
  expect(await ember.api.getGame({ params: { gameId } })).toMatchObject({ you: { seats: [], mayCount: true } });
  const seats = [table.members.ash, table.members.briar].map((memberId) => ({ memberId }));
  const { gameId: begun } = await dara.api.startLiveGame({ params: { podId: table.pod.id }, body: { id: randomUUID(), seats } });
  expect(await send(dara, begun, happen({ type: "life.changed", seat: 1, delta: -1 }))).toMatchObject({ accepted: [{}] });
});

test("a bad event is refused by itself, with a code; the others are taken", async () => {
  const table = await podOfThree(app.url);
  const gameId = await begin(table);
  const good = happen({ type: "life.changed", seat: 1, delta: -3 });
  const answer = await send(
    table.ash,
    gameId,
    { nonsense: true },
    happen({ type: "life.changed", seat: 4, delta: 1 }),
    happen({ type: "commander.cast", seat: 2, commander: "Sol Ring" }),
    happen({ type: "event.undone", eventId: randomUUID() }),
    happen({ type: "life.changed", seat: 1, delta: 0 }),
    happen({ type: "game.finished", outcome: "win" }),
    good,
    good,
    "words",
    happen({ type: "turn.passed", toSeat: 2, basedOn: 2_147_483_648 }),
    happen({ type: "designation.moved", designation: "x".repeat(100_000), seat: 1 }),
    happen({ type: "chance.drawn", what: "first-player", sides: 2, result: 1 }),
    happen({ type: "chance.drawn", what: "coin", sides: 20, result: 17 }),
  );
  expect(answer.rejected.map(({ index, code }) => [index, code])).toEqual([
    [0, "malformed"],
    [1, "unknown-seat"],
    [2, "unknown-commander"],
    [3, "unknown-event"],
    [4, "malformed"],
    [5, "malformed"],
    [8, "malformed"],
    [9, "malformed"],
    [10, "malformed"],
    [11, "malformed"],
    [12, "malformed"],
  ]);
  expect(answer.accepted).toEqual([
    { id: good.id, seq: 1 },
    { id: good.id, seq: 1 },
  ]);
  for (const events of [[], Array.from({ length: 501 }, () => good), "no list"])
    await expect(table.ash.api.appendEvents({ params: { gameId }, body: { events: events as never } })).rejects.toMatchObject({
      status: 400,
    });
  expect(await table.ash.api.getGame({ params: { gameId } })).toMatchObject({ version: 1 });
});

test("what somebody else has set since is stale; what adds up never is", async () => {
  const table = await podOfThree(app.url);
  const gameId = await begin(table);
  await send(table.ash, gameId, happen({ type: "turn.passed", toSeat: 2, basedOn: 0 }));
  const late = await send(
    table.briar,
    gameId,
    happen({ type: "turn.passed", toSeat: 2, basedOn: 0 }),
    happen({ type: "designation.moved", designation: "monarch", seat: 2, basedOn: 0 }),
    happen({ type: "life.changed", seat: 1, delta: -1 }),
    happen({ type: "turn.passed", toSeat: 3 }),
    // One's own are reckoned with.
    happen({ type: "designation.moved", designation: "monarch", seat: 3, basedOn: 0 }),
  );
  expect(late.rejected).toMatchObject([{ index: 0, code: "stale" }]);
  expect(await table.ash.api.getGame({ params: { gameId } })).toMatchObject({ activeSeat: 3, designations: { monarch: 3 }, version: 5 });
});

test("who takes back what was set sets it, too; and nobody has won whom others have put out meanwhile", async () => {
  const table = await podOfThree(app.url);
  const gameId = await begin(table);
  const passed = happen({ type: "turn.passed", toSeat: 2, basedOn: 0 });
  const undo = happen({ type: "event.undone", eventId: passed.id });
  await send(table.briar, gameId, passed, undo);
  await send(table.briar, gameId, happen({ type: "event.undone", eventId: undo.id }));
  for (const basedOn of [1, 2]) {
    const late = await send(table.ash, gameId, happen({ type: "turn.passed", toSeat: 3, basedOn }));
    expect(late.rejected).toMatchObject([{ code: "stale" }]);
  }
  const out = happen({ type: "player.eliminated", seat: 2, cause: "life", basedOn: 3 });
  await send(table.briar, gameId, out);
  const end = (winnerSeat: number) => happen({ type: "game.finished", outcome: "win", winnerSeat, basedOn: 3 });
  expect((await send(table.ash, gameId, end(2))).rejected).toMatchObject([{ code: "stale" }]);
  expect(await send(table.ash, gameId, end(1))).toMatchObject({ accepted: [{ seq: 5 }], rejected: [] });
});

test("an event can be taken back, and the taking back as well", async () => {
  const table = await podOfThree(app.url);
  const gameId = await begin(table, { startingLife: 30 });
  const hit = happen({ type: "life.changed", seat: 2, delta: -9 });
  const undo = happen({ type: "event.undone", eventId: hit.id });
  await send(table.ash, gameId, hit, undo);
  expect((await table.ash.api.getGame({ params: { gameId } })).seats[1]!.life).toBe(30);
  await send(table.briar, gameId, happen({ type: "event.undone", eventId: undo.id }));
  expect((await table.ash.api.getGame({ params: { gameId } })).seats[1]!.life).toBe(21);
});

test("the game ends once: one record, one message to the helpers, and nothing counts after it", async () => {
  const table = await podOfThree(app.url);
  const gameId = await begin(table);
  const params = { podId: table.pod.id };
  expect((await table.briar.api.listLiveGames({ params })).items).toMatchObject([
    { id: gameId, seats: [{ seat: 1 }, { seat: 2 }, { seat: 3 }] },
  ]);
  await send(
    table.ash,
    gameId,
    happen({ type: "player.eliminated", seat: 3, cause: "life", bySeat: 2 }),
    happen({ type: "turn.passed", toSeat: 2 }),
    happen({ type: "turn.passed", toSeat: 1 }),
  );
  const ends = [table.ash, table.briar].map(async (person, index) => {
    const end = happen({ type: "game.finished", outcome: "win", winnerSeat: index + 1, winCondition: "commander-damage", basedOn: 3 });
    return await send(person, gameId, end);
  });
  const answers = await Promise.all(ends);
  expect(answers.flatMap(({ accepted }) => accepted)).toHaveLength(1);
  expect(answers.flatMap(({ rejected }) => rejected)).toMatchObject([{ code: "game-over" }]);
  const winner = answers[0]!.accepted.length === 1 ? 1 : 2;
  const { items } = await table.briar.api.listGames({ params });
  expect(items).toMatchObject([
    { id: gameId, status: "finished", outcome: "win", winCondition: "commander-damage", turns: 2, durationMinutes: 1 },
  ]);
  expect(items[0]!.seats.map(({ place, kills }) => [place, kills])).toEqual([
    [winner === 1 ? 1 : 2, 0],
    [winner === 2 ? 1 : 2, 1],
    [3, 0],
  ]);
  expect((await table.ash.api.listLiveGames({ params })).items).toEqual([]);
  const late = await send(table.ash, gameId, happen({ type: "life.changed", seat: 1, delta: 5 }));
  expect(late).toMatchObject({ accepted: [], rejected: [{ code: "game-over" }], version: 4 });
  const sent = "select count(*)::int as many from tatwats.message where type = 'game.finished' and payload->>'gameId' = $1";
  expect((await app.web.services.database.query(sent, [gameId])).rows).toEqual([{ many: 1 }]);
});

test("sockets: what one phone sends the others hear in order; the answer is the HTTP call's", async () => {
  const table = await podOfThree(app.url);
  const gameId = await begin(table);
  const [phone, tablet] = [await table.ash.connect(), await table.briar.connect()];
  await tablet.emitWithAck("subscribe", { topic: `game:${gameId}` });
  const heard: number[] = [];
  tablet.on("game:events", ({ events }: { events: { seq: number }[] }) => heard.push(...events.map(({ seq }) => seq)));
  const hit = happen({ type: "life.changed", seat: 1, delta: -2 });
  const emit = async (events: unknown[]) => (await phone.emitWithAck("game:events", { gameId, events })) as AnswerTo<"game:events">;
  expect(await emit([hit, {}])).toMatchObject({
    accepted: [{ id: hit.id, seq: 1 }],
    rejected: [{ index: 1, code: "malformed" }],
    version: 1,
  });
  expect(await emit([hit])).toMatchObject({ accepted: [{ id: hit.id, seq: 1 }], version: 1 });
  expect(await emit([happen({ type: "game.finished", outcome: "draw" })])).toMatchObject({ accepted: [{ seq: 2 }] });
  await eventually(() => heard.length >= 2, "both events over the socket");
  expect(heard).toEqual([1, 2]);
  expect((await table.ash.api.listGames({ params: { podId: table.pod.id } })).items).toMatchObject([{ id: gameId, outcome: "draw" }]);
  const stranger = await signUp(app.url, "Stranger");
  const other = await stranger.connect();
  expect(await other.emitWithAck("game:events", { gameId, events: [hit] })).toEqual({ ok: false, code: "not-found" });
  expect(await other.emitWithAck("game:events", { gameId: randomUUID(), events: [hit] })).toEqual({ ok: false, code: "not-found" });
  for (const socket of [phone, tablet, other]) socket.disconnect();
});

test("what one web process takes is heard at another, once", async () => {
  const table = await podOfThree(app.url);
  const gameId = await begin(table);
  const there = io(await app.startAnotherWeb(), { transports: ["websocket"], extraHeaders: { cookie: table.briar.cookie() } });
  const here = await table.briar.connect();
  const heard: Record<"here" | "there", string[]> = { here: [], there: [] };
  for (const [where, socket] of Object.entries({ here, there })) {
    for (const topic of [`game:${gameId}`, `pod:${table.pod.id}`])
      expect(await socket.emitWithAck("subscribe", { topic })).toEqual({ ok: true });
    socket.on("game:events", ({ version }: { version: number }) => heard[where as "here"].push(`event ${version}`));
    socket.on("chat:message", ({ text }: { text: string }) => heard[where as "here"].push(text));
  }
  await send(table.ash, gameId, happen({ type: "life.changed", seat: 1, delta: -1 }));
  await table.ash.api.postMessage({ params: { podId: table.pod.id }, body: { id: randomUUID(), text: "your turn" } });
  await eventually(() => heard.there.length >= 2, "both at the other process");
  expect(heard.here).toEqual(["event 1", "your turn"]);
  expect(heard.there.toSorted((one, other) => one.localeCompare(other))).toEqual(["event 1", "your turn"]);
  for (const socket of [here, there]) socket.disconnect();
});

test("beginning is safe to send twice, and refuses a table that cannot be", async () => {
  const table = await podOfThree(app.url);
  const { ash, pod, members } = table;
  const params = { podId: pod.id };
  const body = { id: randomUUID(), seats: [{ memberId: members.ash }, { memberId: members.briar }] };
  const both = await Promise.all([ash.api.startLiveGame({ params, body }), ash.api.startLiveGame({ params, body })]);
  expect(both).toEqual([
    { gameId: body.id, version: 0 },
    { gameId: body.id, version: 0 },
  ]);
  const start = async (change: object) => await ash.api.startLiveGame({ params, body: { ...body, id: randomUUID(), ...change } });
  await expect(start({ seats: [{ memberId: members.ash }, { memberId: members.ash }] })).rejects.toMatchObject({
    code: "duplicate-member",
  });
  await expect(start({ startingSeat: 3 })).rejects.toMatchObject({ code: "rule-broken" });
  await expect(start({ seats: [{ memberId: members.ash }, { memberId: randomUUID() }] })).rejects.toMatchObject({ code: "unknown-member" });
  const recorded = await ash.api.recordGame({ params, body: gameOf(table) });
  await expect(start({ id: recorded.id })).rejects.toMatchObject({ code: "id-taken" });
  await expect(send(ash, recorded.id, happen({ type: "life.changed", seat: 1, delta: 1 }))).rejects.toMatchObject({ code: "rule-broken" });
  expect(await ash.api.getGame({ params: { gameId: recorded.id } })).toMatchObject({ version: 0, outcome: "win" });
  // A result under the id of a game that goes on is no result of it.
  await expect(ash.api.recordGame({ params, body: gameOf(table, body.id) })).rejects.toMatchObject({ code: "id-taken" });
});
