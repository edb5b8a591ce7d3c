import { randomUUID } from "node:crypto";
import { gameImportProblemCodes, dateOrders, tableGameFields, tableSeatFields, tableLayouts } from "@podtracker/contract";
import { DATE_ORDERS, GAME_FIELDS, GAME_IMPORT_PROBLEM_CODES, SEAT_FIELDS, TABLE_LAYOUTS } from "@podtracker/rules";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { join, podOfThree, type PodOfThree, signUp } from "../person.ts";
import { startTestApp, type TestApp } from "../start-test-app.ts";
import { historyCsv } from "./history.ts";

let app: TestApp;
let table: PodOfThree;
let params: { podId: string };
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  table = await podOfThree(app.url);
  params = { podId: table.pod.id };
});

const evening = (...rows: string[]) => ["Date,Game,Player,Commander,Place", ...rows].join("\n");
const twoGames = evening(
  "2023-04-06,1,Ash,Krenko,1",
  '2023-04-06,1,Dara,"Tana, the Bloodsowr",2',
  '2023-04-07,2,Dara,"Krenko, Mob Bos",1',
  "2023-04-07,2,ash,Mother of Bugs,2",
);
const send = (csv: string, more: { dryRun?: boolean; mapping?: object } = {}) =>
  table.ash.api.importGames({ params, body: { csv, ...more } });
const games = async () => (await table.ash.api.listGames({ params })).items;
const names = async () => (await table.ash.api.listMembers({ params })).items.map(({ name }) => name);
const podRows = async () => {
  const { rows } = await app.web.services.tatwats.database.query(
    `select (select count(*)::int from game where pod_id = $1::uuid) as games, (select count(*)::int from pod_member where pod_id = $1::uuid) as members,
      (select count(*)::int from chat_message where pod_id = $1::uuid) as messages, (select count(*)::int from game_import where pod_id = $1::uuid) as imports`,
    [params.podId],
  );
  return rows[0];
};

test("contract and rules name the same problems, fields, layouts and orders", () => {
  expect(gameImportProblemCodes).toEqual(GAME_IMPORT_PROBLEM_CODES);
  expect([tableGameFields, tableSeatFields, tableLayouts, dateOrders]).toEqual([GAME_FIELDS, SEAT_FIELDS, TABLE_LAYOUTS, DATE_ORDERS]);
});

test("a dry run tells what would be, and keeps nothing", async () => {
  const before = await podRows();
  const answer = await send(twoGames, { dryRun: true });
  expect(answer).toMatchObject({ understood: { games: 2, open: false, sample: [{ line: 2 }, { line: 4 }] } });
  expect(answer).not.toHaveProperty("batchId");
  expect(answer.understood.commanders.map(({ written, name, match }) => [written, name, match])).toEqual([
    ["Krenko", "Krenko", "unknown"],
    ["Tana, the Bloodsowr", "Tana, the Bloodsower", "corrected"],
    ["Krenko, Mob Bos", "Krenko, Mob Boss", "corrected"],
    ["Mother of Bugs", "Mother of Bugs", "unknown"],
  ]);
  expect(await podRows()).toEqual(before);
});

test("sent twice, also at the same moment, it is there once; with more lines only the new ones come", async () => {
  const [one, other] = await Promise.all([send(twoGames), send(twoGames)]);
  expect(one.batchId).toBe(other.batchId);
  expect([one.understood.games, other.understood.games].toSorted((a, b) => a - b)).toEqual([0, 2]);
  expect(await send(twoGames.replaceAll("2023-04-06", "6.4.2023"))).toMatchObject({ batchId: one.batchId, understood: { games: 0 } });
  const more = await send(`${twoGames}\n2023-04-08,3,Ash,,1\n2023-04-08,3,Dara,,2`);
  expect(more.problems.filter(({ code }) => code === "already-imported").map(({ line }) => line)).toEqual([2, 4]);
  expect(more.understood.games).toBe(1);
  expect(await games()).toHaveLength(3);
  expect(await names()).toEqual(["Ash", "Briar", "Cole", "Dara"]);
});

test("undone, games and guests are gone; twice is like once, and it can be imported again", async () => {
  const before = await podRows();
  const { batchId } = await send(twoGames);
  const undo = () => table.ash.api.undoImport({ params: { ...params, batchId: batchId! } });
  const undone = await undo();
  expect(undone).toMatchObject({ batchId, games: 2, guests: 1, undoneAt: expect.any(String) as unknown });
  expect(await undo()).toEqual(undone);
  expect(await games()).toEqual([]);
  expect(await podRows()).toEqual({ ...before, imports: 1, messages: (before as { messages: number }).messages + 2 });
  const again = await send(twoGames);
  expect(again.batchId).not.toBe(batchId);
  const { items } = await table.ash.api.listImports({ params });
  expect(items.map((batch) => [batch.batchId, batch.by.name, batch.undoneAt !== null])).toEqual([
    [again.batchId, "Ash", false],
    [batchId, "Ash", true],
  ]);
});

test("a guest who plays elsewhere, too, stays until the last import that needs them is undone", async () => {
  const first = await send(twoGames);
  const second = await send(evening("2023-05-01,9,Dara,,1", "2023-05-01,9,Ash,,2"));
  await table.ash.api.undoImport({ params: { ...params, batchId: first.batchId! } });
  expect(await names()).toContain("Dara");
  await table.ash.api.undoImport({ params: { ...params, batchId: second.batchId! } });
  expect(await names()).not.toContain("Dara");
});

test("who claimed a guest's games stays when they are undone, and goes by the guest's name in the next import", async () => {
  const { batchId } = await send(twoGames);
  const dara = (await table.ash.api.listMembers({ params })).items.find(({ name }) => name === "Dara")!;
  const { code } = await table.ash.api.createClaimLink({ params: { ...params, memberId: dara.memberId } });
  const darla = await signUp(app.url, "Darla");
  await darla.api.acceptClaim({ params: { code } });
  const preview = await send(evening("2023-05-01,9,Dara,,1", "2023-05-01,9,Ash,,2"), { dryRun: true });
  const claimer = (await table.ash.api.listMembers({ params })).items.find(({ name }) => name === "Darla")!;
  expect(preview.understood.players[0]).toEqual({ name: "Dara", memberId: claimer.memberId, games: 1 });
  await table.ash.api.undoImport({ params: { ...params, batchId: batchId! } });
  expect(await names()).toEqual(["Ash", "Briar", "Cole", "Darla"]);
  expect(await games()).toEqual([]);
});

test("a game that was changed since is counted as such, is not imported again, and goes with its import", async () => {
  const { batchId } = await send(twoGames);
  await app.web.services.tatwats.database.query(
    "update game set status = 'void', revision = 2 where import_id = $1::uuid and played_at < '2023-04-07'",
    [batchId],
  );
  expect((await table.ash.api.listImports({ params })).items).toMatchObject([{ batchId, changed: 1 }]);
  expect(await send(twoGames)).toMatchObject({ batchId, understood: { games: 0 } });
  await table.ash.api.undoImport({ params: { ...params, batchId: batchId! } });
  expect(await games()).toEqual([]);
});

test("an organiser says whom a name means; somebody else's member is refused", async () => {
  const said = { members: { Dara: table.members.briar, Ash: null } };
  const { understood } = await send(twoGames, { mapping: said });
  expect(understood.players.map(({ name, memberId }) => [name, memberId])).toEqual([
    ["Ash", null],
    ["Dara", table.members.briar],
  ]);
  expect(await names()).toEqual(["Ash", "Briar", "Cole", "Ash"]);
  await expect(send(twoGames, { mapping: { members: { Dara: randomUUID() } } })).rejects.toMatchObject({ code: "unknown-member" });
});

test("a question stays open until the mapping answers it", async () => {
  const csv = "Date,Winner,Player 1,Player 2\n4/6/2023,Ash,Ash,Briar";
  expect((await send(csv, { dryRun: true })).understood).toMatchObject({ open: true, games: 1 });
  await expect(send(csv)).rejects.toMatchObject({ status: 422, code: "question-open" });
  await send(csv, { mapping: { dateOrder: "month-first", timeZone: "Asia/Tokyo" } });
  expect((await games()).map(({ playedAt }) => playedAt)).toEqual(["2023-04-06T03:00:00.000Z"]);
});

test("a winner who is none of the players is asked about: the game comes in once somebody says who is meant", async () => {
  const csv = 'Date,Players,Winner\n2024-01-05,"Ash, Briar",Carla\n2024-01-06,"Ash, Briar",Ash';
  const first = await send(csv);
  expect(first.understood).toMatchObject({
    games: 1,
    doubtfulWinners: [{ written: "Carla", games: 1, line: 2, players: ["Ash", "Briar"] }],
  });
  expect(first.problems).toMatchObject([{ line: 2, code: "winner-unclear", leftOut: true }]);
  expect(await names()).toEqual(["Ash", "Briar", "Cole"]);
  await send(csv, { mapping: { winners: { Carla: "Briar" } } });
  const firsts = (await games()).map(({ seats }) => seats.find(({ place }) => place === 1)!.memberId);
  expect(firsts).toEqual([table.members.ash, table.members.briar]);
});

test.each([
  ["a megabyte of letters", "x".repeat(1_000_000), 422, "not-a-table"],
  ["a megabyte of quotes", '"'.repeat(1_000_000), 422, "not-a-table"],
  ["bytes that are no UTF-8", "Date,Player\n2023-04-06,J\uFFFDrgen", 422, "not-text"],
  ["zeros", "D\0a\0t\0e\0", 422, "not-text"],
  ["too many lines", `Date,Player\n${"a,b\n".repeat(20_001)}`, 422, "too-many-lines"],
  ["no games", "Date,Game,Player,Place\n,,,", 422, "nothing-to-import"],
  ["columns that nobody knows", "a,b\n1,2\n3,4", 422, "question-open"],
  ["more than five megabytes", "x".repeat(5 * 1024 * 1024), 413, "too-large"],
])("%s is refused, and nothing is written", async (_, csv, status, code) => {
  const before = await podRows();
  await expect(send(csv)).rejects.toMatchObject({ status, code });
  expect(await podRows()).toEqual(before);
});

test("a table that would bring hundreds of guests is refused whole", async () => {
  const rows = Array.from({ length: 150 }, (_, n) => `2023-04-06,${n},New ${n},,1\n2023-04-06,${n},Newer ${n},,2`);
  const before = await podRows();
  await expect(send(evening(...rows))).rejects.toMatchObject({ status: 422, code: "rule-broken" });
  expect(await podRows()).toEqual(before);
});

test("another pod's import can't be undone, and members can't import", async () => {
  const { batchId } = await send(twoGames);
  const other = await podOfThree(app.url);
  await expect(other.ash.api.undoImport({ params: { podId: other.pod.id, batchId: batchId! } })).rejects.toMatchObject({ status: 404 });
  await expect(table.briar.api.importGames({ params, body: { csv: twoGames } })).rejects.toMatchObject({ status: 403 });
  const orla = await signUp(app.url, "Orla");
  await join(table.ash, orla, params.podId, "organiser");
  await orla.api.undoImport({ params: { ...params, batchId: batchId! } });
  expect(await games()).toEqual([]);
});

test("it is all on record: who imported how much, and who undid it", async () => {
  const { batchId } = await send(historyCsv);
  await table.ash.api.undoImport({ params: { ...params, batchId: batchId! } });
  const { rows } = await app.web.services.tatwats.database.query<{ action: string; detail: object }>(
    "select action, detail from tatwats.audit_entry where target_id = $1 order by at, id",
    [batchId],
  );
  expect(rows).toMatchObject([
    { action: "games.imported", detail: { games: 90, guests: 3 } },
    { action: "import.undone", detail: { games: 90, guests: 3, changed: 0 } },
  ]);
});
