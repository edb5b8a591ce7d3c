import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gameOf, join, podOfThree, type PodOfThree, signUp } from "./person.ts";
import { startTestApp, type TestApp } from "./start-test-app.ts";

let app: TestApp;
let table: PodOfThree;
beforeAll(async () => {
  app = await startTestApp();
  table = await podOfThree(app.url);
});
afterAll(() => app.stop());

const record = (body: ReturnType<typeof gameOf>) => table.ash.api.recordGame({ params: { podId: table.pod.id }, body });

test("a win has exactly one first, a draw has several", async () => {
  const game = gameOf(table);
  game.seats[0]!.place = 1;
  await expect(record(game)).rejects.toMatchObject({ status: 422, code: "wrong-places" });
  const draw = { ...game, outcome: "draw" as unknown as "win" };
  await expect(record(draw)).resolves.toMatchObject({ outcome: "draw" });
});

test("a member sits once, and only members sit", async () => {
  const twice = gameOf(table);
  twice.seats[2]!.memberId = table.members.ash;
  await expect(record(twice)).rejects.toMatchObject({ status: 422, code: "duplicate-member" });
  const stranger = gameOf(table);
  stranger.seats[2]!.memberId = randomUUID();
  await expect(record(stranger)).rejects.toMatchObject({
    code: "unknown-member",
    problem: { errors: [{ path: "body.seats.2.memberId" }] },
  });
});

test("a commander that the catalogue does not know is refused with its path; accents and case are forgiven", async () => {
  const unknown = gameOf(table);
  unknown.seats[0]!.commanders = ["Atraxa, Mother of Bugs"];
  await expect(record(unknown)).rejects.toMatchObject({
    code: "unknown-card",
    problem: { errors: [{ path: "body.seats.0.commanders.0" }] },
  });
  const sloppy = gameOf(table);
  sloppy.seats[0]!.commanders = ["atraxa, praetors’ voice"];
  const game = await record(sloppy);
  expect(game.seats[0]).toMatchObject({ commanders: ["Atraxa, Praetors' Voice"], colorIdentity: ["W", "U", "B", "G"] });
});

test("a deck may be borrowed from a member, not from a stranger", async () => {
  const stranger = await signUp(app.url, "Dara");
  const theirs = await stranger.api.createDeck({ body: { name: "Goblins", commanders: ["Krenko, Mob Boss"] } });
  const withDeck = (deckId: string) => {
    const { seats, ...game } = gameOf(table);
    const [first, ...others] = seats;
    return { ...game, seats: [{ memberId: first!.memberId, place: first!.place, deckId }, ...others] } as unknown as ReturnType<
      typeof gameOf
    >;
  };
  await expect(record(withDeck(theirs.id))).rejects.toMatchObject({ code: "unknown-deck" });
  await join(table.ash, stranger, table.pod.id);
  const game = await record(withDeck(theirs.id));
  expect(game.seats[0]).toMatchObject({ deckName: "Goblins", commanders: ["Krenko, Mob Boss"] });
});

test("recorded ten times at once with one id, a game is there once with one message", async () => {
  const game = gameOf(table);
  const answers = await Promise.all(Array.from({ length: 10 }, () => record(game)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const { rows } = await app.web.services.tatwats.database.query("select 1 from tatwats.message where payload ->> 'gameId' = $1", [
    game.id,
  ]);
  expect(rows).toHaveLength(1);
});

test("an id that another pod's game has is refused without a word about that game", async () => {
  const other = await podOfThree(app.url);
  const game = gameOf(other);
  await other.ash.api.recordGame({ params: { podId: other.pod.id }, body: game });
  await expect(record({ ...gameOf(table), id: game.id })).rejects.toMatchObject({ status: 409, code: "id-taken" });
});

test("a game in the future, or from before Magic, is refused", async () => {
  await expect(record({ ...gameOf(table), playedAt: "2100-01-01T00:00:00.000Z" })).rejects.toMatchObject({ code: "rule-broken" });
  await expect(record({ ...gameOf(table), playedAt: "1990-01-01T00:00:00.000Z" })).rejects.toMatchObject({ code: "rule-broken" });
});

test("history comes latest first, page by page, and standings count wins, draws and games", async () => {
  const pod = await podOfThree(app.url);
  const days = ["2026-01-03", "2026-01-01", "2026-01-02"];
  for (const day of days)
    await pod.ash.api.recordGame({ params: { podId: pod.pod.id }, body: { ...gameOf(pod), playedAt: `${day}T20:00:00.000Z` } });
  const first = await pod.briar.api.listGames({ params: { podId: pod.pod.id }, query: { limit: 2 } });
  const second = await pod.briar.api.listGames({ params: { podId: pod.pod.id }, query: { limit: 2, cursor: first.nextCursor! } });
  expect([...first.items, ...second.items].map((game) => game.playedAt.slice(0, 10))).toEqual(["2026-01-03", "2026-01-02", "2026-01-01"]);
  expect(second.nextCursor).toBeNull();
  const { items } = await pod.briar.api.getStandings({ params: { podId: pod.pod.id } });
  expect(items.map(({ name, games, wins, winRate }) => ({ name, games, wins, winRate }))).toEqual([
    { name: "Briar", games: 3, wins: 3, winRate: 1 },
    { name: "Ash", games: 3, wins: 0, winRate: 0 },
    { name: "Cole", games: 3, wins: 0, winRate: 0 },
  ]);
  const byCommander = await pod.briar.api.getStandings({ params: { podId: pod.pod.id }, query: { by: "commander" } });
  expect(byCommander.items[0]).toMatchObject({
    name: "Thrasios, Triton Hero + Tymna the Weaver",
    wins: 3,
    colorIdentity: ["W", "U", "B", "G"],
  });
});
