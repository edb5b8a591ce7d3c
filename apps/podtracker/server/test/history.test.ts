import { randomUUID } from "node:crypto";
import { winRateRange } from "@podtracker/rules";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gameOf, type PodOfThree, podOfThree, signUp } from "./person.ts";
import { startTestApp, type TestApp } from "./start-test-app.ts";

let app: TestApp;
let table: PodOfThree;
/** The ids of four games, by what is told of them here. */
let ids: Record<"krenko" | "draw" | "void" | "old", string>;
beforeAll(async () => {
  app = await startTestApp();
  table = await podOfThree(app.url);
  const { ash, pod, members } = table;
  const deck = await ash.api.createDeck({ body: { name: "Zombies of Érebos", commanders: ["Erebos, God of the Dead"] } });
  const seat = (memberId: string, place: number, more: object = {}) => ({ memberId, place, ...more });
  const record = async (more: object) => {
    const { id } = await ash.api.recordGame({ params: { podId: pod.id }, body: { ...gameOf(table), ...more, id: randomUUID() } });
    return id;
  };
  ids = {
    krenko: await record({ playedAt: "2026-11-20T19:30:00.000Z", notes: "A comeback on turn 9." }),
    draw: await record({
      playedAt: "2026-11-10T19:30:00.000Z",
      outcome: "draw",
      seats: [seat(members.ash, 1, { deckId: deck.id }), seat(members.cole, 1)],
    }),
    void: await record({ playedAt: "2026-11-05T19:30:00.000Z", notes: "Somebody’s comeback" }),
    old: await record({
      playedAt: "2025-03-01T19:30:00.000Z",
      seats: [
        seat(members.briar, 2, { commanders: ["Tymna the Weaver", "Thrasios, Triton Hero"], kills: 0 }),
        seat(members.ash, 1, { deckId: deck.id }),
      ],
    }),
  };
  await ash.api.voidGame({ params: { gameId: ids.void }, body: { reason: "A test." } });
  // Another pod's games hold the same words.
  const other = await podOfThree(app.url);
  await other.ash.api.recordGame({ params: { podId: other.pod.id }, body: { ...gameOf(other), notes: "A comeback." } });
});
afterAll(() => app.stop());

const listed = async (query: NonNullable<Parameters<PodOfThree["ash"]["api"]["listGames"]>[0]["query"]>) => {
  const { items } = await table.briar.api.listGames({ params: { podId: table.pod.id }, query });
  return items.map(({ id }) => Object.keys(ids).find((name) => ids[name as keyof typeof ids] === id));
};

test("words find games by players, decks, commanders and notes, all of them together, forgiving of accents and case", async () => {
  expect(await listed({ q: "COMEBACK" })).toEqual(["krenko", "void"]);
  expect(await listed({ q: "erebos" })).toEqual(["draw", "old"]);
  expect(await listed({ q: "zomb cole" })).toEqual(["draw"]);
  expect(await listed({ q: "briar krenk" })).toEqual(["krenko", "void"]);
  expect(await listed({ q: "briar zombies" })).toEqual(["old"]);
  for (const q of ["nobody", "!!", "' | & :*", "@", `@${table.pod.id}`]) expect(await listed({ q })).toEqual([]);
});

test("names are found as they are now", async () => {
  const { ash, briar } = table;
  await briar.api.updateMe({ body: { displayName: "Rowan" } });
  expect(await listed({ q: "rowan" })).toEqual(["krenko", "void", "old"]);
  expect(await listed({ q: "briar" })).toEqual([]);
  await briar.api.updateMe({ body: { displayName: "Briar" } });
  await ash.api.correctGame({ params: { gameId: ids.draw }, body: { notes: "Time was called." } });
  expect(await listed({ q: "time called" })).toEqual(["draw"]);
});

test("filters narrow to player, deck, commander, days, outcome and status, and all of them hold", async () => {
  const { members } = table;
  expect(await listed({ member: members.cole })).toEqual(["krenko", "draw", "void"]);
  expect(await listed({ commander: "krenko mob boss" })).toEqual(["krenko", "void"]);
  expect(await listed({ commander: "Thrasios, Triton Hero", member: members.briar, until: "2026-01-01T00:00:00.000Z" })).toEqual(["old"]);
  expect(await listed({ outcome: "draw" })).toEqual(["draw"]);
  expect(await listed({ status: "void" })).toEqual(["void"]);
  expect(await listed({ outcome: "win", status: "finished", since: "2026-01-01T00:00:00.000Z" })).toEqual(["krenko"]);
  for (const commander of ["???", "' | !'", "\\", "Krenko"]) expect(await listed({ commander })).toEqual([]);
});

test("a narrowed history comes in pages as the whole one does", async () => {
  const params = { podId: table.pod.id };
  const first = await table.ash.api.listGames({ params, query: { q: "comeback", limit: 1 } });
  const second = await table.ash.api.listGames({ params, query: { q: "comeback", limit: 1, cursor: first.nextCursor! } });
  expect([first, second].map(({ items }) => items[0]?.id)).toEqual([ids.krenko, ids.void]);
  expect(second.nextCursor).toBeNull();
});

test("standings tell places, kills and between which rates the true one lies", async () => {
  const { items } = await table.ash.api.getStandings({ params: { podId: table.pod.id } });
  const { low, high } = winRateRange(1, 3);
  expect(items.find(({ name }) => name === "Ash")).toMatchObject({
    games: 3,
    wins: 1,
    draws: 1,
    winRate: 1 / 3,
    winRateLow: low,
    winRateHigh: high,
    kills: null,
  });
  expect(items.find(({ name }) => name === "Briar")).toMatchObject({ games: 2, wins: 1, averagePlace: 1.5, kills: 2 });
  const decks = await table.ash.api.getStandings({ params: { podId: table.pod.id }, query: { by: "deck" } });
  expect(decks.items).toMatchObject([{ name: "Zombies of Érebos", games: 2, wins: 1, draws: 1, colorIdentity: ["B"] }]);
  const commanders = await table.ash.api.getStandings({ params: { podId: table.pod.id }, query: { by: "commander" } });
  expect(commanders.items.find(({ name }) => name === "Thrasios, Triton Hero + Tymna the Weaver")).toMatchObject({ games: 2, wins: 1 });
});

test("standings of a period count its games alone", async () => {
  const query = { since: "2025-01-01T00:00:00.000Z", until: "2026-01-01T00:00:00.000Z" };
  const { items } = await table.ash.api.getStandings({ params: { podId: table.pod.id }, query });
  expect(items.map(({ name, games, wins }) => [name, games, wins])).toEqual([
    ["Ash", 1, 1],
    ["Briar", 1, 0],
  ]);
});

test("a game with several firsts, as an import may have it, is a win for nobody", async () => {
  const { ash, pod, members } = await podOfThree(app.url);
  const game = await ash.api.recordGame({ params: { podId: pod.id }, body: gameOf({ ash, briar: ash, pod, members }) });
  await app.web.services.database.query("update game_seat set place = 1 where game_id = $1::uuid", [game.id]);
  const { items } = await ash.api.getStandings({ params: { podId: pod.id } });
  expect(items.map(({ wins }) => wins)).toEqual([0, 0, 0]);
});

test("a live game counts from its end on", async () => {
  const { ash, pod, members } = await podOfThree(app.url);
  const gameId = randomUUID();
  const seats = [{ memberId: members.ash, commanders: ["Krenko, Mob Boss"] }, { memberId: members.briar }];
  await ash.api.startLiveGame({ params: { podId: pod.id }, body: { id: gameId, seats } });
  const params = { podId: pod.id };
  expect((await ash.api.getStandings({ params })).items).toEqual([]);
  const finished = { id: randomUUID(), at: "2026-11-23T19:30:00.000Z", type: "game.finished", outcome: "win", winnerSeat: 2 };
  await ash.api.appendEvents({ params: { gameId }, body: { events: [finished] } });
  expect((await ash.api.getStandings({ params })).items.map(({ name, wins }) => [name, wins])).toEqual([
    ["Briar", 1],
    ["Ash", 0],
  ]);
  expect((await ash.api.listGames({ params, query: { q: "krenko ash" } })).items).toHaveLength(1);
});

test("whoever is not of the pod finds nothing in it", async () => {
  const stranger = await signUp(app.url, "Dara");
  await expect(stranger.api.listGames({ params: { podId: table.pod.id }, query: { q: "comeback" } })).rejects.toMatchObject({
    status: 404,
  });
});
