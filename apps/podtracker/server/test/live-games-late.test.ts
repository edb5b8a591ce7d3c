import { randomUUID } from "node:crypto";
import { eventually } from "@tatwats/test-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { begin, happen, send } from "./live-table.ts";
import { type Person, podOfThree, signIn } from "./person.ts";
import { startTestApp, type TestApp } from "./start-test-app.ts";

// What comes to the server hours after it happened, or after the table was left, or from another device of the same person.

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const minute = 60_000;
const hit = (at?: string) => happen({ type: "life.changed", seat: 1, delta: -1 }, at ? { at } : {});
const setInDatabase = async (gameId: string, set: string) =>
  await app.web.services.database.query(`update game set ${set} where id = $1::uuid`, [gameId]);

test("whoever counts on takes up a game that was put aside: a phone without network for a day loses nothing", async () => {
  const table = await podOfThree(app.url);
  const gameId = await begin(table);
  const socket = await table.briar.connect();
  await socket.emitWithAck("subscribe", { topic: `pod:${table.pod.id}` });
  const told = new Promise((resolve) => socket.once("pod:changed", resolve));
  await setInDatabase(gameId, "status = 'abandoned', last_event_at = now() - interval '13 hours'");
  expect(await send(table.ash, gameId, hit(), hit())).toMatchObject({ accepted: [{ seq: 1 }, { seq: 2 }], rejected: [] });
  expect(await told).toEqual({ podId: table.pod.id });
  socket.close();
  expect(await table.briar.api.getGame({ params: { gameId } })).toMatchObject({ status: "live", version: 2 });
  // The end of it as well.
  await setInDatabase(gameId, "status = 'abandoned'");
  await send(table.ash, gameId, happen({ type: "game.finished", outcome: "draw" }));
  expect(await table.briar.api.getGame({ params: { gameId } })).toMatchObject({ status: "finished", outcome: "draw" });
});

test("a game is put aside by whoever counts, and taken up again; sent twice is the same", async () => {
  const table = await podOfThree(app.url);
  const gameId = await begin(table);
  const params = { gameId };
  const live = async () => (await table.ash.api.listLiveGames({ params: { podId: table.pod.id } })).items.length;
  expect(await live()).toBe(1);
  const phone = await table.ash.connect();
  await phone.emitWithAck("subscribe", { topic: `game:${gameId}` });
  const told: unknown[] = [];
  phone.on("game:changed", (changed) => told.push(changed));
  for (const _ of [1, 2]) expect(await table.briar.api.putGameAside({ params })).toMatchObject({ status: "abandoned" });
  expect(await live()).toBe(0);
  await eventually(() => told.length >= 1, "that it was put aside, at the table");
  for (const _ of [1, 2]) expect(await table.briar.api.restoreGame({ params })).toMatchObject({ status: "live" });
  await eventually(() => told.length >= 2, "that it was taken up again, at the table");
  phone.disconnect();
  expect(told).toEqual([{ gameId }, { gameId }]);
  expect(await send(table.ash, gameId, hit())).toMatchObject({ accepted: [{ seq: 1 }] });
  await send(table.ash, gameId, happen({ type: "game.finished", outcome: "draw" }));
  await expect(table.briar.api.putGameAside({ params })).rejects.toMatchObject({ code: "rule-broken" });
  await expect(table.briar.api.restoreGame({ params })).rejects.toMatchObject({ code: "rule-broken" });
});

test("a game of last night is filed under last night, and lasted as long as it was played, by a clock that is hours wrong", async () => {
  const table = await podOfThree(app.url);
  const [now, wrong] = [Date.now(), Date.now() + 5 * 60 * minute];
  const ago = (minutes: number) => new Date(wrong - minutes * minute).toISOString();
  const gameId = await begin(table, { secondsAgo: 26 * 60 * 60 });
  const events = [
    hit(ago(26 * 60 - 10)),
    happen({ type: "turn.passed", toSeat: 2 }, { at: ago(26 * 60 - 40) }),
    happen({ type: "game.finished", outcome: "draw" }, { at: ago(26 * 60 - 95) }),
  ];
  await table.ash.api.appendEvents({ params: { gameId }, body: { events, sentAt: new Date(wrong).toISOString() } });
  const game = await table.briar.api.getGame({ params: { gameId } });
  expect(game.durationMinutes).toBe(95);
  expect(Math.abs(Date.parse(game.playedAt) - (now - 26 * 60 * minute))).toBeLessThan(minute);
  const { events: kept } = await table.briar.api.readEvents({ params: { gameId } });
  const minutesIn = kept.map(({ happenedAt }) => Math.round((Date.parse(happenedAt) - Date.parse(game.playedAt)) / minute));
  expect(minutesIn).toEqual([10, 40, 95]);
});

test("the time in which a game lay aside was not played", async () => {
  const table = await podOfThree(app.url);
  const gameId = await begin(table);
  await setInDatabase(gameId, "played_at = now() - interval '14 hours'");
  const sentAt = new Date();
  const at = new Date(sentAt.getTime() - (14 * 60 - 20) * minute).toISOString();
  await table.ash.api.appendEvents({ params: { gameId }, body: { events: [hit(at)], sentAt: sentAt.toISOString() } });
  await send(table.ash, gameId, happen({ type: "game.finished", outcome: "draw" }));
  expect(await table.ash.api.getGame({ params: { gameId } })).toMatchObject({ durationMinutes: 20 });
});

test("two devices of one person refuse each other what the other has set since; one device never itself", async () => {
  const table = await podOfThree(app.url);
  const gameId = await begin(table);
  const { email } = await table.ash.api.getMe();
  const tablet: Person = await signIn(app.url, { email, password: "correct-horse-battery" });
  const pass = (toSeat: number) => happen({ type: "turn.passed", toSeat, basedOn: 0 });
  expect(await send(table.ash, gameId, pass(2), pass(3))).toMatchObject({ accepted: [{}, {}], rejected: [] });
  expect(await send(table.ash, gameId, pass(1))).toMatchObject({ accepted: [{}], rejected: [] });
  expect(await send(tablet, gameId, pass(2))).toMatchObject({ accepted: [], rejected: [{ code: "stale" }] });
});

test("a full log takes what is undone, and the end; nothing else", async () => {
  const table = await podOfThree(app.url);
  const gameId = await begin(table);
  const { accepted } = await send(table.ash, gameId, hit());
  // Nobody wants to wait for 20,000 events here: those in between are missing, and only their number is looked at.
  await setInDatabase(gameId, "version = 20000");
  const answer = await send(
    table.ash,
    gameId,
    hit(),
    happen({ type: "event.undone", eventId: accepted[0]!.id }),
    happen({ type: "game.finished", outcome: "draw" }),
    happen({ type: "event.undone", eventId: accepted[0]!.id }),
  );
  expect(answer.rejected.map(({ index, code }) => [index, code])).toEqual([
    [0, "too-many"],
    [3, "game-over"],
  ]);
  expect(answer.accepted.map(({ seq }) => seq)).toEqual([20_001, 20_002]);
});

test("what stands twice in a call is answered as its first, and an undoing may name what is in the same call", async () => {
  const table = await podOfThree(app.url);
  const gameId = await begin(table);
  const [first, lost] = [hit(), happen({ type: "event.undone", eventId: randomUUID() })];
  const answer = await send(table.ash, gameId, first, lost, happen({ type: "event.undone", eventId: first.id }), first, lost);
  expect(answer.accepted.map(({ id, seq }) => [id === first.id, seq])).toEqual([
    [true, 1],
    [false, 2],
    [true, 1],
  ]);
  expect(answer.rejected.map(({ index, code }) => [index, code])).toEqual([
    [1, "unknown-event"],
    [4, "unknown-event"],
  ]);
});
