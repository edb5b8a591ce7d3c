import type { GameImportProblemCode, GamesImport, StandingsRow } from "@podtracker/contract";
import { eventually } from "@tatwats/test-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { podOfThree, type PodOfThree } from "../person.ts";
import { startTestApp, type TestApp } from "../start-test-app.ts";
import { historyCsv, historyFacts } from "./history.ts";

let app: TestApp;
let table: PodOfThree;
let params: { podId: string };
let done: GamesImport;
beforeAll(async () => {
  app = await startTestApp();
  await app.startHelpers();
  table = await podOfThree(app.url);
  params = { podId: table.pod.id };
  done = await table.ash.api.importGames({ params, body: { csv: historyCsv } });
});
afterAll(() => app.stop());

const linesOf = (code: GameImportProblemCode) => done.problems.filter((problem) => problem.code === code);

test("ninety real games are understood without a question, and what is odd in them is told", () => {
  expect(done.understood).toMatchObject({ layout: "seats", games: historyFacts.games, open: false, dateOrder: null });
  expect(done.problems.filter(({ leftOut }) => leftOut)).toEqual([]);
  expect(linesOf("several-firsts").map(({ line }) => line)).toEqual([240, 253, 268]);
  expect(linesOf("member-twice")).toHaveLength(historyFacts.memberTwice);
  expect(linesOf("missing-kills")).toHaveLength(7);
  expect(linesOf("name-corrected").map(({ detail }) => detail)).toContain(
    "“Atraxa, Praetor's Voice” is taken for Atraxa, Praetors' Voice.",
  );
  expect(linesOf("unknown-commander")).toEqual([]);
});

test("members are found by their names, and the others are guests now", async () => {
  const known = Object.fromEntries(done.understood.players.map(({ name, memberId }) => [name, memberId]));
  expect(known).toEqual({
    Ash: table.members.ash,
    Briar: table.members.briar,
    Cole: table.members.cole,
    Dara: null,
    Ember: null,
    Finn: null,
  });
  const { items } = await table.ash.api.listMembers({ params });
  expect(items.map(({ name, kind }) => `${name}, ${kind}`)).toEqual([
    "Ash, user",
    "Briar, user",
    "Cole, guest",
    "Ember, guest",
    "Finn, guest",
    "Dara, guest",
  ]);
});

const sums = (rows: readonly StandingsRow[]) =>
  Object.fromEntries(
    rows.map(({ name, games, wins, averagePlace, kills }) => [name, { games, wins, places: Math.round(averagePlace * games), kills }]),
  );

test("the standings are those that the history implies", async () => {
  const by = async (which: "player" | "commander") => (await table.ash.api.getStandings({ params, query: { by: which } })).items;
  expect(sums(await by("player"))).toEqual(historyFacts.players);
  expect(sums(await by("commander"))).toMatchObject(historyFacts.commanders);
});

test("the games stand in their order, on their days, and nobody knows who sat where", async () => {
  const { items } = await table.ash.api.listGames({ params, query: { limit: 3 } });
  expect(items.map(({ playedAt, seats }) => [playedAt, seats.find(({ place }) => place === 1)!.commanders[0]])).toEqual([
    ["2024-09-04T12:00:00.000Z", "Sorin of House Markov // Sorin, Ravenous Neonate"],
    ["2024-09-04T12:00:00.000Z", "Najeela, the Blade-Blossom"],
    ["2024-07-09T12:00:00.000Z", "Hakbal of the Surging Soul"],
  ]);
  expect(items.map(({ seatOrderKnown }) => seatOrderKnown)).toEqual([false, false, false]);
});

test("the pod is told once, no recap is written, and the archivist files all of them", async () => {
  const { sums: counted } = await table.ash.api.getPod({ params });
  expect(counted).toMatchObject({
    games: historyFacts.games,
    firstPlayedAt: "2023-04-06T12:00:00.000Z",
    lastPlayedAt: "2024-09-04T12:00:00.000Z",
  });
  const { items } = await table.ash.api.listMessages({ params, query: { limit: 100 } });
  expect(items.filter(({ text }) => text.includes("imported")).map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    "event: Ash imported 90 games, 6 April 2023 to 4 September 2024.",
  ]);
  expect(items.filter(({ kind }) => kind === "recap")).toEqual([]);
  const { database } = app.web.services.tatwats;
  await eventually(async () => {
    const { rows } = await database.query("select 1 from game where archived_at is null");
    return rows.length === 0 ? true : undefined;
  }, "all games to be filed");
  const { rows: told } = await database.query("select kind from notification where kind not in ('pod-joined', 'invite-used')");
  expect(told).toEqual([]);
});
