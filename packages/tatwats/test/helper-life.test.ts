import { eventually } from "@tatwats/test-kit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { defineHelper, listAuditEntries, listHelpers, listSchedules, listSettingRevisions, readMessage, secretMask } from "../src/index.ts";
import { createOffice, kitchen, type Office, operator, serve } from "./toy-office.ts";

let office: Office;
beforeEach(async () => {
  office = await createOffice();
});
afterEach(async () => await office.close());

const soup = { dish: "soup", table: 4 };

async function instances(
  helper = "the_cook",
): Promise<{ state: string; version: string; settings_revision: number | null; restarts: number }[]> {
  const { rows } = await office.database.query<{ state: string; version: string; settings_revision: number | null; restarts: number }>(
    "select state, version, settings_revision, restarts from tatwats.instance where helper = $1 and stopped_at is null order by started_at",
    [helper],
  );
  return rows;
}

describe("pausing, draining, restarting", () => {
  test("a paused helper keeps its messages over a restart, and its neighbours go on", async () => {
    const first = await office.open(kitchen(serve));
    await first.steer.helper("the_waiter", "pause", operator);
    await first.send("the_cook", "dish.ordered", soup);
    await eventually(async () => (await office.count("cooked")) === 1, "the cook");
    await first.stop();
    const second = await office.open(kitchen(serve));
    await eventually(async () => (await instances("the_waiter"))[0]?.state === "paused", "the paused waiter");
    expect(await office.count("served")).toBe(0);
    await second.steer.helper("the_waiter", "resume", operator);
    await eventually(async () => (await office.count("served")) === 1, "the waiter");
    const { items } = await listAuditEntries(office.database, { target: "the_waiter", limit: 10 });
    expect(items.map(({ action }) => action)).toEqual(["helper.resumed", "helper.paused"]);
  });

  test("draining finishes what is at work, takes nothing new, and then the instance is gone", async () => {
    const stove = Promise.withResolvers<void>();
    const tatwats = await office.open(kitchen(async (order, context) => (await stove.promise, await serve(order, context))));
    const id = await tatwats.send("the_cook", "dish.ordered", soup);
    await eventually(async () => (await readMessage(office.database, id))?.deliveries[0]?.state === "active", "the first order at work");
    await tatwats.steer.helper("the_cook", "drain", operator);
    const later = await tatwats.send("the_cook", "dish.ordered", { dish: "later", table: 1 });
    await eventually(async () => (await instances())[0]?.state === "draining", "the draining cook");
    stove.resolve();
    await eventually(async () => (await instances()).length === 0, "the end of the instance");
    expect((await readMessage(office.database, id))!.deliveries[0]!.state).toBe("handled");
    expect((await readMessage(office.database, later))!.deliveries[0]!.state).toBe("held");
    await tatwats.steer.helper("the_cook", "resume", operator);
    await eventually(async () => (await office.count("served")) === 2, "the later dish");
  });

  test("a restart exchanges the instance on every process, and work goes on", async () => {
    const tatwats = await office.open(kitchen(serve));
    await office.open(kitchen(serve));
    await tatwats.steer.helper("the_cook", "restart", operator);
    await eventually(async () => {
      const now = await instances();
      return now.length === 2 && now.every(({ restarts }) => restarts === 1);
    }, "two new instances");
    await tatwats.send("the_cook", "dish.ordered", soup);
    await eventually(async () => (await office.count("served")) === 1, "the dish");
    expect(await office.count("tatwats.instance where helper = 'the_cook' and stopped_at is not null")).toBe(2);
  });

  test("an unknown helper and a senseless limit are refused", async () => {
    const tatwats = await office.open(kitchen(serve), { runHelpers: false });
    await expect(tatwats.steer.helper("the_gardener", "pause", operator)).rejects.toMatchObject({ code: "unknown-helper" });
    await expect(tatwats.steer.limits("the_cook", { concurrency: 0 }, operator)).rejects.toMatchObject({ code: "refused" });
    await expect(tatwats.steer.limits("the_cook", { mailboxLimit: 1.5 }, operator)).rejects.toMatchObject({ code: "refused" });
  });
});

describe("settings", () => {
  const seen: unknown[] = [];
  const theClerk = defineHelper({
    name: "the_clerk",
    version: "1.0.0",
    purpose: "Shows its settings.",
    settings: z.object({
      stamp: z.string().max(10).default("ok"),
      post: z.object({ token: z.string().default("").meta({ secret: true }), tries: z.number().int().min(1).default(3) }).prefault({}),
    }),
    accepts: { "form.filed": { payload: z.object({}), handle: async (_message, { settings }) => void seen.push(settings) } },
  });

  test("are applied live on every instance, which confirms it", async () => {
    const tatwats = await office.open([theClerk]);
    await office.open([theClerk]);
    const values = { stamp: "seen", post: { token: "s3cret", tries: 5 } };
    expect(await tatwats.steer.settings("the_clerk", { values, base: 1 }, operator)).toBe(2);
    await eventually(async () => {
      const now = await instances("the_clerk");
      return now.length === 2 && now.every(({ settings_revision }) => settings_revision === 2);
    }, "both instances' confirmation");
    seen.length = 0;
    await tatwats.send("the_clerk", "form.filed", {});
    await eventually(() => seen.length === 1, "the form");
    expect(seen).toEqual([values]);
  });

  test("are refused with the path of the fault, and when somebody else has saved", async () => {
    const { steer } = await office.open([theClerk], { runHelpers: false });
    const save = async (values: unknown, base = 1) => await steer.settings("the_clerk", { values, base }, operator);
    await expect(save({ stamp: "ok", post: { tries: 0 } })).rejects.toMatchObject({
      code: "settings-refused",
      faults: [{ path: "post.tries" }],
    });
    await expect(save({ stemp: "ok" })).rejects.toMatchObject({ code: "settings-refused" });
    await expect(save(null)).rejects.toMatchObject({ code: "settings-refused" });
    const both = await Promise.allSettled([save({ stamp: "mine" }), save({ stamp: "yours" })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(save({ stamp: "late" })).rejects.toMatchObject({ code: "revision-conflict" });
  });

  test("go back to an earlier revision as a new one, and never show a secret", async () => {
    const { steer } = await office.open([theClerk], { runHelpers: false });
    await steer.settings("the_clerk", { values: { stamp: "two", post: { token: "s3cret" } }, base: 1 }, operator);
    await steer.settings("the_clerk", { values: { stamp: "three", post: { token: secretMask } }, base: 2 }, operator);
    expect(await steer.rollBack("the_clerk", { to: 2, base: 3 }, operator)).toBe(4);
    const revisions = await listSettingRevisions(office.database, theClerk);
    expect(revisions.map(({ revision, values }) => [revision, values])).toEqual([
      [4, { stamp: "two", post: { token: secretMask, tries: 3 } }],
      [3, { stamp: "three", post: { token: secretMask, tries: 3 } }],
      [2, { stamp: "two", post: { token: secretMask, tries: 3 } }],
      [1, { stamp: "ok", post: { token: "", tries: 3 } }],
    ]);
    const { rows } = await office.database.query<{ settings: unknown }>("select settings from tatwats.setting_revision where revision = 3");
    expect(rows).toEqual([{ settings: { stamp: "three", post: { token: "s3cret", tries: 3 } } }]);
    expect(JSON.stringify(await listAuditEntries(office.database, { action: "settings.changed", limit: 10 }))).not.toContain("s3cret");
  });
});

describe("versions", () => {
  const clerk = (version: string, payload: z.ZodType, more: Record<string, { payload: z.ZodType; handle: () => Promise<void> }> = {}) =>
    defineHelper({
      name: "the_clerk",
      version,
      purpose: "Files forms.",
      settings: z.object({}),
      accepts: {
        "form.filed": { payload, handle: async (_message, { db }) => void (await db.query("insert into served values ($1)", [version])) },
        ...more,
      },
    });
  const old = clerk("1.9.0", z.object({ pages: z.number() }));
  const stamped = z.object({ pages: z.number(), stamp: z.string() });
  const young = clerk("1.10.0", stamped, { "form.lost": { payload: z.object({}), handle: async () => {} } });
  const servedBy = async () => (await office.database.query<{ dish: string }>("select dish from served")).rows.map(({ dish }) => dish);

  test("two of a helper run side by side, and what only the newer one understands goes to it", async () => {
    await office.open([old]);
    await office.open([young], { runHelpers: false });
    const sender = await office.open([young], { runHelpers: false });
    await sender.send("the_clerk", "form.filed", { pages: 1, stamp: "x" });
    await sender.send("the_clerk", "form.lost" as never, {} as never);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await office.count("tatwats.mailbox where attempts = 0")).toBe(2);
    await office.open([young]);
    await eventually(async () => (await office.count("tatwats.mailbox")) === 0, "both messages");
    expect(await servedBy()).toEqual(["1.10.0"]);
    expect((await listHelpers(office.database))[0]).toMatchObject({ version: "1.10.0", versions: ["1.9.0", "1.10.0"] });
  });

  test("what the older one turns out not to understand is left to the newer one that runs", async () => {
    const door = await office.open([old], { runHelpers: false });
    // Sent by a process that knows only the older version: it cannot say who understands it.
    await door.send("the_clerk", "form.filed", { pages: 1 });
    await office.database.query(`update tatwats.message set payload = '{"stamp": "x", "pages": "1"}'`);
    const tolerant = clerk("2.0.0", z.object({ stamp: z.string() }).loose());
    await office.open([tolerant], { runHelpers: true });
    await eventually(async () => (await office.count("served")) === 1, "the form");
    expect(await servedBy()).toEqual(["2.0.0"]);
  });
});

describe("schedules", () => {
  const ticking = (schedules: NonNullable<Parameters<typeof defineHelper>[0]["schedules"]>) =>
    defineHelper({
      name: "the_clock",
      version: "1.0.0",
      purpose: "Strikes.",
      settings: z.object({}),
      accepts: {
        "hour.struck": {
          payload: z.object({}),
          handle: async (_message, { db }) => void (await db.query("insert into served values ('struck')")),
        },
      },
      schedules,
    });

  test("each run is one message, however many processes look", async () => {
    const clock = ticking({ second: { cron: "* * * * * *", send: "hour.struck" } });
    await Promise.all([office.open([clock]), office.open([clock]), office.open([clock])]);
    await eventually(async () => (await office.count("served")) >= 3, "three strikes");
    const { rows } = await office.database.query<{ runs: number; seconds: number }>(
      "select count(*)::int as runs, count(distinct key)::int as seconds from tatwats.sent_once",
    );
    expect(rows[0]!.runs).toBe(rows[0]!.seconds);
    const { rows: sent } = await office.database.query<{ most: number }>(
      "select coalesce(max(n), 0)::int as most from (select count(*) as n from tatwats.message group by date_trunc('second', sent_at)) s",
    );
    expect(sent[0]!.most).toBeLessThanOrEqual(2);
  });

  test("what was missed is run once, or not, or each time, as the schedule says", async () => {
    const hourly = (missed: "skip" | "once" | "all") => ({ cron: "0 * * * *", send: "hour.struck", missed });
    const clock = ticking({ skip: hourly("skip"), once: hourly("once"), all: hourly("all") });
    await (await office.open([clock])).stop();
    await office.database.query("update tatwats.schedule set next_at = date_trunc('hour', now()) - interval '4 hours'");
    await office.database.query(
      "update tatwats.schedule set next_at = next_at - interval '30 minutes' where date_part('minute', now()) < 1",
    );
    await office.open([clock]);
    await eventually(async () => (await office.count("tatwats.schedule where next_at > now()")) === 3, "the next times");
    const { rows } = await office.database.query<{ name: string; runs: number }>(
      "select split_part(key, ' ', 2) as name, count(*)::int as runs from tatwats.sent_once group by 1 order by 1",
    );
    const runs = Object.fromEntries(rows.map((row) => [row.name, row.runs]));
    expect(runs["once"]).toBe(1);
    expect(runs["all"]).toBeGreaterThanOrEqual(4);
    expect(runs["skip"] ?? 0).toBeLessThanOrEqual(1);
  });

  test("can be run now, paused and resumed, and say when they run next", async () => {
    const clock = ticking({ nightly: { cron: "0 3 * * *", timeZone: "Europe/Berlin", send: "hour.struck" } });
    const tatwats = await office.open([clock]);
    const which = { helper: "the_clock", name: "nightly" };
    await tatwats.steer.runSchedule(which, operator);
    await eventually(async () => (await office.count("served")) === 1, "the strike");
    const [schedule] = await listSchedules(office.database);
    expect(schedule!.nextRuns).toHaveLength(5);
    const hour = new Intl.DateTimeFormat("en", { hour: "numeric", hourCycle: "h23", timeZone: "Europe/Berlin" });
    for (const run of schedule!.nextRuns) expect(hour.format(new Date(run))).toBe("03");
    await tatwats.steer.pauseSchedule(which, true, operator);
    expect((await listSchedules(office.database))[0]).toMatchObject({ paused: true, nextRuns: [] });
    await tatwats.steer.pauseSchedule(which, false, operator);
    await expect(tatwats.steer.runSchedule({ helper: "the_clock", name: "hourly" }, operator)).rejects.toMatchObject({ code: "not-found" });
  });
});

test("a helper says itself how it is", async () => {
  const theSick = defineHelper({
    name: "the_sick",
    version: "1.0.0",
    purpose: "Is not well.",
    settings: z.object({}),
    accepts: { "pill.taken": { payload: z.object({}), handle: async () => {} } },
    health: async () => ({ status: "degraded", reason: "has a cold" }),
  });
  await office.open([theSick]);
  await eventually(async () => (await office.count("tatwats.instance where health is not null")) === 1, "its word", 20_000);
  const { rows } = await office.database.query<{ health: object }>("select health from tatwats.instance");
  expect(rows[0]!.health).toMatchObject({ status: "degraded", reason: "has a cold" });
});
