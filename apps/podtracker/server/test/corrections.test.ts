import { randomUUID } from "node:crypto";
import { eventually } from "@tatwats/test-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gameOf, join, type Person, type PodOfThree, podOfThree, signUp } from "./person.ts";
import { startTestApp, type TestApp } from "./start-test-app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await app.startHelpers();
});
afterAll(() => app.stop());

type Changes = Parameters<Person["api"]["correctGame"]>[0]["body"];

const correct = (person: Person, gameId: string, body: Changes) => person.api.correctGame({ params: { gameId }, body });
const revisionsOf = async (person: Person, gameId: string) => (await person.api.listGameRevisions({ params: { gameId } })).items;
const saidOf = async ({ ash, pod }: PodOfThree) =>
  (await ash.api.listMessages({ params: { podId: pod.id } })).items.filter(({ kind }) => kind === "event").map(({ text }) => text);

async function recorded() {
  const table = await podOfThree(app.url);
  const game = await table.ash.api.recordGame({ params: { podId: table.pod.id }, body: gameOf(table) });
  return { ...table, gameId: game.id, params: { gameId: game.id } };
}

/** The seats as they were sent, with other places. */
const placed = (table: PodOfThree, ...places: number[]) => gameOf(table).seats.map((seat, index) => ({ ...seat, place: places[index]! }));

test("a correction changes the record, keeps what stood, and is told in the chat and in the log", async () => {
  const table = await recorded();
  const game = await correct(table.ash, table.gameId, {
    revision: 1,
    seats: placed(table, 1, 2, 3),
    turns: 11,
    winCondition: null,
    notes: "The board was wiped twice.",
    reason: "Briar had conceded.",
  });
  expect(game).toMatchObject({ revision: 2, turns: 11, winCondition: null, notes: "The board was wiped twice.", status: "finished" });
  expect(game.seats.map(({ place, kills }) => [place, kills])).toEqual([
    [1, null],
    [2, 2],
    [3, null],
  ]);
  const [now, first] = await revisionsOf(table.briar, table.gameId);
  expect(first).toMatchObject({
    revision: 1,
    kind: "recorded",
    by: { name: "Ash" },
    reason: null,
    changes: [],
    game: { turns: 9, notes: null },
  });
  expect(first!.game.seats.map(({ memberName, place }) => [memberName, place])).toEqual([
    ["Ash", 2],
    ["Briar", 1],
    ["Cole", 3],
  ]);
  expect(now).toMatchObject({ revision: 2, kind: "corrected", by: { name: "Ash" }, reason: "Briar had conceded." });
  expect(now!.changes.map(({ what, memberName, before, after }) => [what, memberName ?? null, before, after])).toEqual([
    ["winCondition", null, "combat", null],
    ["turns", null, 9, 11],
    ["notes", null, null, "The board was wiped twice."],
    ["place", "Ash", 2, 1],
    ["place", "Briar", 1, 2],
  ]);
  expect(await saidOf(table)).toContain(
    "Ash corrected the game of 20 November 2026: Ash won, not Briar, how it ended, turns, notes. “Briar had conceded.”",
  );
  const { rows } = await app.web.services.database.query<{ detail: unknown }>(
    "select detail from tatwats.audit_entry where action = 'game.corrected' and target_id = $1",
    [table.gameId],
  );
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows[0]!.detail)).not.toContain('Briar"');
});

test("the same correction twice changes once, also with the revision it was made to", async () => {
  const table = await recorded();
  const body = { revision: 1, turns: 12, playedAt: "2026-11-19T20:00:00Z" };
  const first = await correct(table.ash, table.gameId, body);
  expect(await correct(table.ash, table.gameId, body)).toEqual(first);
  await Promise.all(Array.from({ length: 6 }, () => correct(table.ash, table.gameId, { turns: 13 })));
  expect((await revisionsOf(table.ash, table.gameId)).map(({ revision }) => revision)).toEqual([3, 2, 1]);
});

test("of two corrections at once one is told of the other, with the revision that stands", async () => {
  const table = await recorded();
  const answers = await Promise.allSettled([7, 8].map((turns) => correct(table.ash, table.gameId, { revision: 1, turns })));
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(answers.find((answer) => answer.status === "rejected")?.reason).toMatchObject({
    status: 409,
    code: "conflict",
    problem: { revision: 2 },
  });
  expect(await revisionsOf(table.ash, table.gameId)).toHaveLength(2);
});

test("a game that was voided meanwhile is not corrected", async () => {
  const table = await recorded();
  await table.ash.api.voidGame({ params: table.params, body: { reason: "Played with proxies by mistake." } });
  await expect(correct(table.ash, table.gameId, { revision: 1, turns: 3 })).rejects.toMatchObject({
    status: 409,
    problem: { revision: 2 },
  });
  await expect(correct(table.ash, table.gameId, { turns: 3 })).rejects.toMatchObject({ status: 422, code: "rule-broken" });
  const both = await recorded();
  await Promise.allSettled([
    correct(both.ash, both.gameId, { revision: 1, turns: 3 }),
    both.ash.api.voidGame({ params: both.params, body: { reason: "Never happened." } }),
  ]);
  const game = await both.ash.api.getGame({ params: both.params });
  const kinds = (await revisionsOf(both.ash, both.gameId)).map(({ kind }) => kind);
  expect([game.status, game.turns === 3]).toEqual(["void", kinds.includes("corrected")]);
});

test("voided, a game stays in the history and counts nowhere; restored, it counts as it did", async () => {
  const table = await recorded();
  const podId = table.pod.id;
  const standings = async () => (await table.briar.api.getStandings({ params: { podId } })).items.map(({ name, wins }) => [name, wins]);
  const before = await standings();
  expect(before).toContainEqual(["Briar", 1]);
  const voided = await table.ash.api.voidGame({ params: table.params, body: { reason: "A practice game." } });
  expect(voided).toMatchObject({ status: "void", revision: 2 });
  expect(await table.ash.api.voidGame({ params: table.params, body: { reason: "Once more." } })).toEqual(voided);
  expect(await standings()).toEqual([]);
  expect((await table.briar.api.listGames({ params: { podId } })).items).toMatchObject([{ id: table.gameId, status: "void" }]);
  await eventually(async () => (await table.ash.api.getPod({ params: { podId } })).sums.games === 0, "the pod's sums without it");

  expect(await table.ash.api.restoreGame({ params: table.params })).toMatchObject({ status: "finished", revision: 3, turns: 9 });
  expect(await table.ash.api.restoreGame({ params: table.params })).toMatchObject({ status: "finished", revision: 3 });
  expect(await standings()).toEqual(before);
  expect((await revisionsOf(table.briar, table.gameId)).map(({ kind, reason }) => [kind, reason])).toEqual([
    ["restored", null],
    ["voided", "A practice game."],
    ["recorded", null],
  ]);
  expect((await saidOf(table)).slice(0, 2)).toEqual([
    "Ash restored the game of 20 November 2026.",
    "Ash voided the game of 20 November 2026. “A practice game.”",
  ]);
  await eventually(async () => (await table.ash.api.getPod({ params: { podId } })).sums.games === 1, "the pod's sums with it again");
});

test("who recorded a game may change it, and organisers; other members may only look", async () => {
  const table = await podOfThree(app.url);
  const params = { podId: table.pod.id };
  const byBriar = await table.briar.api.recordGame({ params, body: gameOf(table) });
  expect(await correct(table.briar, byBriar.id, { turns: 4 })).toMatchObject({ turns: 4 });
  expect(await correct(table.ash, byBriar.id, { turns: 5 })).toMatchObject({ turns: 5 });
  const byAsh = await table.ash.api.recordGame({ params, body: gameOf(table) });
  const game = { params: { gameId: byAsh.id } };
  const refused = { status: 403, code: "not-allowed" };
  await expect(correct(table.briar, byAsh.id, { turns: 5 })).rejects.toMatchObject(refused);
  await expect(table.briar.api.voidGame({ ...game, body: { reason: "No." } })).rejects.toMatchObject(refused);
  // Before anything of what they sent is looked at.
  expect((await table.briar.fetch("PATCH", `/api/games/${byAsh.id}`, { body: { turns: "many" } })).status).toBe(403);
  await table.ash.api.voidGame({ ...game, body: { reason: "A test." } });
  await expect(table.briar.api.restoreGame(game)).rejects.toMatchObject(refused);
  expect(await revisionsOf(table.briar, byAsh.id)).toHaveLength(2);
});

test("a correction keeps to the rules of a result, and a refused one leaves everything as it was", async () => {
  const table = await recorded();
  const before = await table.ash.api.getGame({ params: table.params });
  const refusals: [Changes, string][] = [
    [{ seats: placed(table, 1, 1, 3) }, "wrong-places"],
    [{ outcome: "draw" }, "wrong-places"],
    [{ playedAt: "2090-01-01T00:00:00.000Z" }, "rule-broken"],
    [{ seats: [...placed(table, 2, 1, 3), { memberId: randomUUID(), place: 4 }] }, "unknown-member"],
    [{ seats: [...placed(table, 2, 1, 3), { memberId: table.members.ash, place: 4 }] }, "duplicate-member"],
    [{ seats: placed(table, 2, 1, 3).map(({ memberId, place }) => ({ memberId, place, deckId: randomUUID() })) }, "unknown-deck"],
  ];
  for (const [body, code] of refusals) await expect(correct(table.ash, table.gameId, body)).rejects.toMatchObject({ status: 422, code });
  expect(await table.ash.api.getGame({ params: table.params })).toEqual(before);
  expect(await revisionsOf(table.ash, table.gameId)).toHaveLength(1);
});

test("a deck that was changed or deleted since, and a player who left, stay on record as they were", async () => {
  const table = await podOfThree(app.url);
  const { ash, briar, members } = table;
  const deck = await briar.api.createDeck({ body: { name: "Goblins", commanders: ["Krenko, Mob Boss"] } });
  const seats = [
    { memberId: members.ash, place: 2 },
    { memberId: members.briar, deckId: deck.id, place: 1 },
  ];
  const { id: gameId } = await ash.api.recordGame({ params: { podId: table.pod.id }, body: { ...gameOf(table), seats } });
  await briar.api.updateDeck({ params: { deckId: deck.id }, body: { name: "Elves", commanders: ["Ezuri, Renegade Leader"] } });
  await briar.api.retireDeck({ params: { deckId: deck.id } });
  await ash.api.removeMember({ params: { podId: table.pod.id, memberId: members.briar } });
  const swapped = [
    { memberId: members.ash, deckId: deck.id, place: 1, kills: 1 },
    { memberId: members.briar, place: 2 },
  ];
  const game = await correct(ash, gameId, { seats: swapped });
  expect(game.seats[0]).toMatchObject({ memberName: "Ash", deckName: "Goblins", commanders: ["Krenko, Mob Boss"], colorIdentity: ["R"] });
  expect((await briar.fetch("DELETE", "/api/me", { body: { password: "correct-horse-battery" } })).status).toBe(204);
  const later = await correct(ash, gameId, {
    turns: 6,
    seats: [
      { memberId: members.ash, commanders: ["Krenko, Mob Boss"], place: 1, kills: 2 },
      { memberId: members.briar, place: 2 },
    ],
  });
  expect(later.seats).toMatchObject([
    { deckId: null, deckName: "Goblins", kills: 2 },
    { memberName: "Former player", deckName: null },
  ]);
  const [, middle] = await revisionsOf(ash, gameId);
  expect(JSON.stringify(middle)).not.toContain("Briar");
});

test("a guest's games that were claimed read under the claimer's name in every version", async () => {
  const table = await recorded();
  await correct(table.ash, table.gameId, { turns: 10 });
  const dara = await signUp(app.url, "Dara");
  const { code } = await table.ash.api.createClaimLink({ params: { podId: table.pod.id, memberId: table.members.cole } });
  await dara.api.acceptClaim({ params: { code } });
  await correct(table.ash, table.gameId, { turns: 11 });
  const versions = await revisionsOf(dara, table.gameId);
  expect(versions.map(({ changes, game }) => [changes.map(({ what }) => what), game.seats[2]!.memberName])).toEqual([
    [["turns"], "Dara"],
    [["turns"], "Dara"],
    [[], "Dara"],
  ]);
});

test("the players are told, but not who did it, nor who muted it", async () => {
  const table = await podOfThree(app.url);
  const dara = await signUp(app.url, "Dara");
  await join(table.ash, dara, table.pod.id);
  const { items } = await table.ash.api.listMembers({ params: { podId: table.pod.id } });
  const daraSeat = { memberId: items.find(({ name }) => name === "Dara")!.memberId, place: 4 };
  await dara.api.updateMe({ body: { muted: ["corrections"] } });
  const game = gameOf(table);
  await table.ash.api.recordGame({
    params: { podId: table.pod.id },
    body: { ...game, seats: [...game.seats, daraSeat] as typeof game.seats },
  });
  await correct(table.ash, game.id, { turns: 10, reason: "We counted again." });
  await table.ash.api.voidGame({ params: { gameId: game.id }, body: { reason: "A test." } });
  const toldOf = async (person: Person) => (await person.api.listNotifications()).items.filter(({ kind }) => kind === "corrections");
  const told = await eventually(async () => {
    const all = await toldOf(table.briar);
    return all.length === 2 ? all : undefined;
  }, "two notifications of Briar");
  expect(told.toReversed()).toMatchObject([
    {
      facts: { change: "corrected", name: "Ash", podName: "Tuesday Night", reason: "We counted again." },
      link: `/pods/${table.pod.id}/games/${game.id}`,
    },
    { facts: { change: "voided", reason: "A test." } },
  ]);
  expect([await toldOf(table.ash), await toldOf(dara)]).toEqual([[], []]);
});

test("a reason that looks like a name's place tells nobody's name", async () => {
  const [table, other] = [await recorded(), await podOfThree(app.url)];
  await correct(table.ash, table.gameId, { turns: 10, reason: `⟦${other.members.cole}⟧` });
  expect((await saidOf(table))[0]).toBe(`Ash corrected the game of 20 November 2026: turns. “${other.members.cole}”`);
});

test("a game that was counted in the app is corrected as others are, and its events stay as they were said", async () => {
  const table = await podOfThree(app.url);
  const { ash, members } = table;
  const dara = await ash.api.addGuest({ params: { podId: table.pod.id }, body: { name: "Dara" } });
  const krenko = "Krenko, Mob Boss";
  const gameId = randomUUID();
  const seats = [members.ash, members.briar, members.cole].map((memberId) => ({ memberId, commanders: [krenko] }));
  await ash.api.startLiveGame({ params: { podId: table.pod.id }, body: { id: gameId, seats } });
  const happen = (facts: object) => ({ id: randomUUID(), at: "2026-11-23T19:30:00.000Z", ...facts });
  await expect(correct(ash, gameId, { turns: 3 })).rejects.toMatchObject({ code: "rule-broken" });
  await expect(ash.api.voidGame({ params: { gameId }, body: { reason: "No." } })).rejects.toMatchObject({ code: "rule-broken" });
  expect(await revisionsOf(ash, gameId)).toEqual([]);
  const events = [
    happen({ type: "life.changed", seat: 1, delta: -7 }),
    happen({ type: "commander.cast", seat: 3, commander: krenko }),
    happen({ type: "game.finished", outcome: "win", winnerSeat: 3 }),
  ];
  await ash.api.appendEvents({ params: { gameId }, body: { events } });
  const log = await ash.api.readEvents({ params: { gameId } });

  // Dara sat where the record had Cole, the order was another, and somebody joined who was not counted.
  await correct(ash, gameId, {
    seats: [
      { memberId: members.briar, commanders: [krenko], place: 2 },
      { memberId: dara.memberId, commanders: ["Atraxa, Praetors' Voice"], place: 1 },
      { memberId: members.ash, commanders: [krenko], place: 2 },
      { memberId: members.cole, place: 4 },
    ].with(3, { memberId: (await ash.api.addGuest({ params: { podId: table.pod.id }, body: { name: "Finn" } })).memberId, place: 4 }),
  });
  const another = await app.startAnotherWeb();
  const response = await fetch(`${another}/api/games/${gameId}`, { headers: { cookie: ash.cookie() } });
  const game = (await response.json()) as Awaited<ReturnType<typeof ash.api.getGame>>;
  expect(game.seats.map(({ seat, memberName, tableSeat, life }) => [seat, memberName, tableSeat, life])).toEqual([
    [1, "Briar", 2, 40],
    [2, "Dara", 3, 40],
    [3, "Ash", 1, 33],
    [4, "Finn", undefined, undefined],
  ]);
  expect(game.seats[1]).toMatchObject({ commanders: ["Atraxa, Praetors' Voice"], casts: { [krenko]: 1 }, place: 1 });
  expect(await ash.api.readEvents({ params: { gameId } })).toEqual(log);
});

test("versions come in pages, each with what changed against the one before", async () => {
  const table = await recorded();
  for (const turns of [1, 2, 3]) await correct(table.ash, table.gameId, { turns });
  const first = await table.ash.api.listGameRevisions({ params: table.params, query: { limit: 2 } });
  const second = await table.ash.api.listGameRevisions({ params: table.params, query: { limit: 2, cursor: first.nextCursor! } });
  expect([...first.items, ...second.items].map(({ revision, changes }) => [revision, changes[0]?.before, changes[0]?.after])).toEqual([
    [4, 2, 3],
    [3, 1, 2],
    [2, 9, 1],
    [1, undefined, undefined],
  ]);
  expect(second.nextCursor).toBeNull();
  const malformed = table.ash.api.listGameRevisions({ params: table.params, query: { cursor: "nonsense" } });
  await expect(malformed).rejects.toMatchObject({ status: 400 });
});
