import { eventually } from "@tatwats/test-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createEdgeLedger } from "../src/health/edge-ledger.ts";
import { sumOfHistograms, totalOf } from "../src/health/histogram.ts";
import { readEdgeCounts } from "../src/health/read-edges.ts";
import {
  type Database,
  dropOldFigures,
  listHelpers,
  readBottleneck,
  readEdges,
  readEdgeTotals,
  readFlowFrames,
  readOverview,
  readSeries,
} from "../src/index.ts";
import { createOffice, kitchen, type Office, operator, serve } from "./toy-office.ts";

let office: Office;
beforeEach(async () => {
  office = await createOffice();
});
afterEach(async () => await office.close());

const soup = { dish: "soup", table: 4 };
const lastHour = () => ({ from: new Date(Date.now() - 3_600_000), until: new Date(Date.now() + 60_000) });

test("what is sent and handled is counted on each way, by all processes together", async () => {
  const door = await office.open(kitchen(serve), { runHelpers: false });
  const first = await office.open(kitchen(serve));
  const second = await office.open(kitchen(serve));
  await Promise.all(Array.from({ length: 40 }, async () => await door.send("the_cook", "dish.ordered", soup)));
  await eventually(async () => (await office.count("served")) === 40, "all dishes");
  await Promise.all([door.stop(), first.stop(), second.stop()]);
  const edges = await readEdges(office.database, lastHour());
  const counts = await readEdgeCounts(office.database, lastHour());
  expect(counts.map(({ sender, recipient, type, sent, handled, failed }) => [sender, recipient, type, sent, handled, failed])).toEqual([
    ["guests", "the_cook", "dish.ordered", 40, 40, 0],
    ["the_cook", "the_waiter", "dish.served", 40, 40, 0],
  ]);
  for (const { wait, handle } of counts) expect([totalOf(wait), totalOf(handle)]).toEqual([40, 40]);
  expect(edges[0]!.waitMs.p95).toBeGreaterThan(0);
  expect(edges[0]).toMatchObject({ backlog: 0, stuck: false, errorRate: 0 });
});

test("minutes, quarters, hours and days agree with one another, and begin by UTC", async () => {
  await office.database.query("set timezone = 'Asia/Kathmandu'");
  const ledgers = Array.from({ length: 3 }, createEdgeLedger);
  for (const [index, ledger] of ledgers.entries()) {
    ledger.countSent({ sender: "guests", type: "dish.ordered", recipients: ["the_cook", "the_waiter"] });
    const way = { sender: "guests", recipient: "the_cook", type: "dish.ordered", waitMs: 1, handleMs: 10 ** index };
    ledger.countEnded({ ...way, outcome: index === 0 ? "failed" : "handled" });
  }
  // One after the other: on the connection whose time zone is set.
  for (const ledger of ledgers) await ledger.flush(office.database);
  for (const [table, seconds] of [
    ["edge_minute", 60],
    ["edge_quarter", 900],
    ["edge_hour", 3_600],
    ["edge_day", 86_400],
  ] as const) {
    const { rows } = await office.database.query(
      `select recipient, sum(sent)::int as sent, sum(handled)::int as handled, sum(failed)::int as failed,
         ${sumOfHistograms("wait")} as wait, ${sumOfHistograms("handle")} as handle,
         bool_and(extract(epoch from at)::bigint % ${seconds} = 0) as whole
       from tatwats.${table} group by recipient order by recipient`,
    );
    expect(rows, table).toMatchObject([
      { recipient: "the_cook", sent: 3, handled: 2, failed: 1, whole: true },
      { recipient: "the_waiter", sent: 3, handled: 0, failed: 0, whole: true },
    ]);
    expect([rows[0]!["wait"], rows[0]!["handle"]].map((counts) => totalOf(counts as number[]))).toEqual([3, 3]);
  }
});

test("a long time is read by whole days, and by the hour before the first and behind the last of them", async () => {
  // Of each table its own number, to see from which one it was read.
  for (const [table, span, sent] of [
    ["edge_minute", "1 minute", 1],
    ["edge_hour", "1 hour", 100],
    ["edge_day", "24 hours", 10_000],
  ] as const) {
    await office.database.query(
      `insert into tatwats.${table} (at, sender, recipient, type, sent)
       select at, 'guests', 'the_cook', 'dish.ordered', ${sent} from generate_series('2026-03-01Z'::timestamptz, '2026-03-05Z', '${span}') at`,
    );
  }
  const sentIn = async (from: string, until: string) =>
    (await readEdgeCounts(office.database, { from: new Date(from), until: new Date(until) }))[0]!.sent;
  expect(await sentIn("2026-03-01T18:00:30Z", "2026-03-02T00:00:00Z")).toBe(360);
  expect(await sentIn("2026-03-01T17:30:00Z", "2026-03-02T00:00:00Z")).toBe(700);
  expect(await sentIn("2026-03-01T22:10:00Z", "2026-03-02T21:50:00Z")).toBe(2_400);
  expect(await sentIn("2026-03-01T22:10:00Z", "2026-03-04T01:30:00Z")).toBe(20_000 + 400);
  expect(await sentIn("2026-03-01T00:00:00Z", "2026-03-04T00:00:00Z")).toBe(30_000);
  expect(await sentIn("2026-03-01T23:59:59Z", "2026-03-03T00:00:00Z")).toBe(10_000 + 100);
  const frames = await readFlowFrames(office.database, { from: new Date("2026-02-15T05:00:00Z"), until: new Date("2026-03-02T12:00:00Z") });
  expect(frames.stepMs).toBe(86_400_000);
  expect(frames.frames.map(({ at, edges }) => [at.slice(0, 10), edges[0]?.sent ?? 0]).slice(-3)).toEqual([
    ["2026-02-28", 0],
    ["2026-03-01", 10_000],
    ["2026-03-02", 10_000],
  ]);
});

test("a series reads the longest times that make up its steps", async () => {
  for (const [table, sent] of [
    ["edge_minute", 60],
    ["edge_quarter", 120],
    ["edge_hour", 720],
    ["edge_day", 28_800],
  ] as const) {
    await office.database.query(
      `insert into tatwats.${table} (at, sender, recipient, type, sent) values ('2026-03-01Z', 'guests', 'the_cook', 'dish.ordered', ${sent})`,
    );
  }
  const from = new Date("2026-03-01T00:00:00Z");
  const first = async (minutes: number) => {
    const stepMs = minutes * 60_000;
    const query = { figure: "messagesPerMinute", from, until: new Date(from.getTime() + 2 * stepMs), stepMs };
    return (await readSeries(office.database, query)).points[0]!.value! * minutes;
  };
  expect([await first(5), await first(15), await first(30), await first(60), await first(360), await first(1_440)]).toEqual([
    60, 120, 120, 720, 720, 28_800,
  ]);
});

test("failed attempts are counted as such, and the helper says so", async () => {
  const tatwats = await office.open(kitchen(() => Promise.reject(new Error("burnt")), { attempts: 3, retryAfterMs: 1 }));
  await tatwats.send("the_cook", "dish.ordered", soup);
  await eventually(async () => (await office.count("tatwats.delivery where state = 'dead'")) === 1, "the dead letter");
  await eventually(async () => (await listHelpers(office.database, "the_cook"))[0]!.state === "failing", "its state");
  await eventually(async () => (await listHelpers(office.database, "the_cook"))[0]!.errorRate === 1, "its figures");
  expect((await listHelpers(office.database, "the_cook"))[0]).toMatchObject({ deadLetters: 1, backlog: 0, handledPerMinute: 0 });
  const { figures, components } = await readOverview(office.database, new Date());
  expect(figures).toMatchObject({ errorRate: 1, deadLetters: 1, backlog: 0 });
  expect(figures["poolConnections"]).toBeGreaterThan(0);
  expect(components.find(({ name }) => name === "the_cook")).toMatchObject({ status: "degraded" });
});

test("counts of a flush that failed come with the next one, once", async () => {
  const ledger = createEdgeLedger();
  const edge = { sender: "guests", type: "dish.ordered", recipients: ["the_cook"] };
  ledger.countSent(edge);
  const away: Database = { query: () => Promise.reject(new Error("away")) };
  await expect(ledger.flush(away)).rejects.toThrow("away");
  ledger.countSent(edge);
  ledger.countEnded({ sender: "guests", recipient: "the_cook", type: "dish.ordered", outcome: "handled", waitMs: 3, handleMs: 4_000_000 });
  await Promise.all([ledger.flush(office.database), ledger.flush(office.database)]);
  await ledger.flush(office.database);
  const [count] = await readEdgeCounts(office.database, lastHour());
  expect(count).toMatchObject({ sent: 2, handled: 1 });
  expect(totalOf(count!.handle)).toBe(1);
});

test("many processes that flush the same ways at once lose no count", async () => {
  const ledgers = Array.from({ length: 6 }, createEdgeLedger);
  for (let round = 0; round < 10; round += 1) {
    await Promise.all(
      ledgers.map(async (ledger, index) => {
        const types = index % 2 === 0 ? ["a.b", "c.d"] : ["c.d", "a.b"];
        for (const type of types) ledger.countSent({ sender: "guests", type, recipients: ["the_cook", "the_waiter"] });
        await ledger.flush(office.database);
      }),
    );
  }
  const counts = await readEdgeCounts(office.database, lastHour());
  expect(counts.map(({ sent }) => sent)).toEqual([60, 60, 60, 60]);
});

test("a mailbox that a paused helper leaves lying is held, not stuck; one that nobody empties is stuck", async () => {
  const door = await office.open(kitchen(serve), { runHelpers: false });
  await door.send("the_cook", "dish.ordered", soup);
  await office.database.query("update tatwats.mailbox set due_at = due_at - interval '5 minutes'");
  const [stuck] = await readEdges(office.database, lastHour());
  expect(stuck).toMatchObject({ backlog: 1, held: 0, stuck: true });
  expect(stuck!.oldestWaitingMs).toBeGreaterThan(299_000);
  expect((await readBottleneck(office.database)).sentence).toBe("dish.ordered has waited 5 min for the_cook; 1 message is open there.");
  await door.steer.helper("the_cook", "pause", operator);
  expect((await readEdges(office.database, lastHour()))[0]).toMatchObject({ backlog: 1, held: 1, stuck: false, oldestWaitingMs: 0 });
  expect(await readBottleneck(office.database)).toMatchObject({
    sentence: "1 message for the_cook is held back by an operator, dish.ordered first of all; nothing else waits for long.",
    held: [{ helper: "the_cook", type: "dish.ordered", held: 1 }],
  });
});

test("a series has a point for every step, and a normal range once it knows enough hours", async () => {
  await office.database.query(
    `insert into tatwats.edge_hour (at, sender, recipient, type, sent, handled, handle)
     select date_trunc('hour', now(), 'utc') - make_interval(hours => n), 'guests', 'the_cook', 'dish.ordered', n * 60, n * 60, array[n * 60]
     from generate_series(1, 100) n`,
  );
  const until = new Date(Date.now() + 1);
  const query = { figure: "messagesPerMinute", from: new Date(until.getTime() - 5 * 3_600_000), until, stepMs: 3_600_000 };
  const series = await readSeries(office.database, query);
  expect(series.points.map(({ value }) => value)).toEqual([5, 4, 3, 2, 1, 0]);
  expect(series.normal).toEqual({ low: 11, high: 90 });
  expect((await readSeries(office.database, { ...query, helper: "the_waiter" })).normal).toBeNull();
  const ofEdge = await readSeries(office.database, {
    ...query,
    figure: "handleP95Ms",
    edge: { sender: "guests", recipient: "the_cook", type: "dish.ordered" },
  });
  expect(ofEdge.points.map(({ value }) => value)).toEqual(
    [0.48, 0.48, 0.48, 0.48, 0.48, null].map((value) => value && expect.closeTo(value, 1)),
  );
});

test("what is measured is sampled by the minute, of the system, each role and each helper", async () => {
  await office.open(kitchen(serve));
  await eventually(async () => (await office.count("tatwats.figure_minute where name = 'memoryBytes'")) >= 2, "a sample", 20_000);
  const query = { from: new Date(Date.now() - 600_000), until: new Date(Date.now() + 1), stepMs: 60_000 };
  const last = async (figure: string, more: object = {}) =>
    (await readSeries(office.database, { ...query, figure, ...more })).points.findLast(({ value }) => value !== null);
  expect((await last("memoryBytes", { role: "kitchen" }))!.value).toBeGreaterThan(1e7);
  expect((await last("poolConnections"))!.value).toBeGreaterThan(0);
  expect((await last("backlog", { helper: "the_cook" }))!.value).toBe(0);
  expect(await last("backlog", { helper: "the_gardener" })).toBeUndefined();
});

test("old minutes and quarters are dropped, and their hours and days stay", async () => {
  const tables = ["edge_minute", "edge_quarter", "edge_hour", "edge_day"].map((name) => `tatwats.${name}`);
  for (const table of tables) {
    await office.database.query(
      `insert into ${table} (at, sender, recipient, type, sent) values (now() - interval '15 days', 'a', 'b', 'c', 1)`,
    );
  }
  await dropOldFigures(office.database);
  expect(await Promise.all(tables.map(async (table) => await office.count(table)))).toEqual([0, 0, 1, 1]);
});

test("recorded traffic is played back step by step, and the minute that runs is told while it grows", async () => {
  const count = (at: string, recipient: string, sent: number) =>
    `('${at}', 'guests', '${recipient}', 'dish.ordered', ${sent}, ${sent - 1}, 1, 0)`;
  await office.database.query(
    `insert into tatwats.edge_minute (at, sender, recipient, type, sent, handled, failed, expired)
     values ${[count("2026-03-01T10:01:00Z", "the_cook", 5), count("2026-03-01T10:03:00Z", "the_cook", 2), count("2026-03-01T10:03:00Z", "the_baker", 7), count("2026-03-01T10:05:00Z", "the_cook", 9)].join(", ")}`,
  );
  const span = { from: new Date("2026-03-01T10:01:30Z"), until: new Date("2026-03-01T10:05:00Z") };
  const { stepMs, frames } = await readFlowFrames(office.database, span);
  expect(stepMs).toBe(60_000);
  expect(
    frames.map(({ at, edges }) => [at, edges.map(({ recipient, sent, handled, failed }) => [recipient, sent, handled, failed])]),
  ).toEqual([
    ["2026-03-01T10:01:00.000Z", [["the_cook", 5, 4, 1]]],
    ["2026-03-01T10:02:00.000Z", []],
    [
      "2026-03-01T10:03:00.000Z",
      [
        ["the_baker", 7, 6, 1],
        ["the_cook", 2, 1, 1],
      ],
    ],
    ["2026-03-01T10:04:00.000Z", []],
  ]);
  expect(frames[0]!.edges[0]).toEqual({
    sender: "guests",
    recipient: "the_cook",
    type: "dish.ordered",
    sent: 5,
    handled: 4,
    failed: 1,
    expired: 0,
  });
  const day = await readFlowFrames(office.database, { from: new Date("2026-03-01T00:10:00Z"), until: new Date("2026-03-02T00:00:00Z") });
  expect([day.stepMs, day.frames.length]).toEqual([3_600_000, 24]);

  const totals = await readEdgeTotals(office.database, new Date("2026-03-01T10:03:59Z"));
  expect(totals.map(({ at, recipient, sent }) => [at, recipient, sent])).toEqual([
    ["2026-03-01T10:03:00.000Z", "the_baker", 7],
    ["2026-03-01T10:03:00.000Z", "the_cook", 2],
    ["2026-03-01T10:05:00.000Z", "the_cook", 9],
  ]);
});
