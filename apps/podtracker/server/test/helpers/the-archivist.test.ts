import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { theArchivist } from "../../src/helpers/the-archivist/the-archivist.ts";
import { addGame, addPod, openWorkshop, operator, type TestPod, type Workshop } from "./open-workshop.ts";

let workshop: Workshop<typeof theArchivist>;
let pod: TestPod;
beforeEach(async () => {
  workshop = await openWorkshop(() => theArchivist);
  pod = await addPod(workshop.query);
});
afterEach(() => workshop.close());

test("files a game, sums its pod up and tells who wants to know; a second telling changes nothing", async () => {
  const finished = await addGame(workshop.query, pod);
  await workshop.tatwats.publish("game.finished", finished);
  await workshop.idle();
  expect(workshop.heard).toEqual([{ type: "game.archived", payload: { ...finished, sums: { games: 1, winnerGames: 1, winnerWins: 1 } } }]);
  const filed = await workshop.query("select archived_at from game where archived_at is not null");
  await workshop.tatwats.publish("game.finished", finished);
  await workshop.idle();
  expect(await workshop.query("select archived_at from game where archived_at is not null")).toEqual(filed);
  expect(await workshop.query("select games, draws, minutes_played from pod_sums")).toEqual([{ games: 1, draws: 0, minutes_played: 90 }]);
});

test("takes a pod's games in their order, by its own key", async () => {
  const games = [];
  for (let game = 0; game < 5; game += 1) games.push(await addGame(workshop.query, pod));
  for (const game of games) await workshop.tatwats.publish("game.finished", game);
  await workshop.idle();
  const keys = await workshop.query("select distinct key from tatwats.delivery where recipient = 'the_archivist'");
  expect(keys).toEqual([{ key: pod.id }]);
  expect(workshop.heard.map(({ payload }) => payload["gameId"])).toEqual(games.map(({ gameId }) => gameId));
});

test("files the games of an import all at once, and tells of none of them", async () => {
  const importId = randomUUID();
  await workshop.query(
    `insert into game_import (id, pod_id, imported_at, games, guests, first_played_at, last_played_at) values ($1::uuid, $2::uuid, now(), 2, 0, now(), now())`,
    [importId, pod.id],
  );
  const games = [await addGame(workshop.query, pod), await addGame(workshop.query, pod)];
  await workshop.query("update game set import_id = $1::uuid", [importId]);
  const other = await addGame(workshop.query, pod);
  await workshop.tatwats.publish("games.imported", { podId: pod.id, podName: "Tuesday Night", importId, games: 2 });
  await workshop.idle();
  expect(workshop.heard).toEqual([]);
  const unfiled = await workshop.query("select id from game where archived_at is null");
  expect(unfiled).toEqual([{ id: other.gameId }]);
  expect(await workshop.audited("import.archived")).toMatchObject([
    { target: { kind: "import", id: importId }, detail: { games: games.length } },
  ]);
});

test("recomputes the sums of every pod at night, in batches, and puts on record what it mended", async () => {
  const others = [await addPod(workshop.query), await addPod(workshop.query)];
  for (const one of [pod, ...others]) await addGame(workshop.query, one);
  await workshop.settle({ podsPerBatch: 2 });
  const nightly = async () => {
    await workshop.tatwats.steer.runSchedule({ helper: "the_archivist", name: "nightly" }, operator);
    await workshop.idle();
  };
  await nightly();
  expect(await workshop.query("select games from pod_sums")).toEqual([{ games: 1 }, { games: 1 }, { games: 1 }]);
  expect(await workshop.audited("sums.mended")).toHaveLength(3);
  await workshop.query("update pod_sums set games = 7 where pod_id = $1::uuid", [pod.id]);
  await nightly();
  const [mended] = await workshop.audited("sums.mended");
  expect(mended).toMatchObject({ target: { kind: "pod", id: pod.id }, detail: { before: { games: 7 }, after: { games: 1 } } });
  await nightly();
  expect(await workshop.audited("sums.mended")).toHaveLength(4);
});

test("says how many games it has not filed", async () => {
  await addGame(workshop.query, pod, { minutesAgo: 1 });
  expect((await workshop.health()).status).toBe("operational");
  await addGame(workshop.query, pod, { minutesAgo: 3 });
  expect(await workshop.health()).toEqual({ status: "degraded", reason: "1 finished game is not filed after 120 s." });
  await workshop.settle({ unfiledAfterSeconds: 30 });
  expect((await workshop.health()).reason).toBe("2 finished games are not filed after 30 s.");
});

test("puts aside the games that were left alone, and no other", async () => {
  const hoursAgo = { fresh: 11, old: 13, over: 40 };
  for (const [notes, hours] of Object.entries(hoursAgo))
    await workshop.query(
      `insert into game (id, pod_id, status, played_at, outcome, notes, starting_life, starting_seat, last_event_at)
       values (gen_random_uuid(), $1::uuid, $2::game_status, now() - interval '2 days', $3::game_outcome, $4, 40, 1, now() - make_interval(hours => $5::int))`,
      [pod.id, notes === "over" ? "finished" : "live", notes === "over" ? "draw" : null, notes, hours],
    );
  const tidy = async () => {
    await workshop.tatwats.steer.runSchedule({ helper: "the_archivist", name: "hourly" }, operator);
    await workshop.idle();
  };
  const states = async () => await workshop.query("select notes, status::text as status from game order by notes");
  await tidy();
  expect(await states()).toEqual([
    { notes: "fresh", status: "live" },
    { notes: "old", status: "abandoned" },
    { notes: "over", status: "finished" },
  ]);
  expect(await workshop.audited("game.abandoned")).toHaveLength(1);
  await workshop.settle({ abandonAfterHours: 10 });
  await tidy();
  expect((await states())[0]).toEqual({ notes: "fresh", status: "abandoned" });
});
