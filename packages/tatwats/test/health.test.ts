import { eventually } from "@tatwats/test-kit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lookEveryMs, recordStatus } from "../src/health/record-status.ts";
import { watchIncidents } from "../src/health/watch-incidents.ts";
import {
  acknowledgeIncident,
  endSilence,
  listAuditEntries,
  listFailures,
  listHelpers,
  listIncidents,
  listSilences,
  readOverview,
  readUptime,
  readUptimeDays,
  realWorld,
  silence,
} from "../src/index.ts";
import { readSight } from "../src/health/read-sight.ts";
import { createOffice, kitchen, type Office, operator, serve } from "./toy-office.ts";

let office: Office;
beforeEach(async () => {
  office = await createOffice();
});
afterEach(async () => await office.close());

const soup = { dish: "soup", table: 4 };

/** A look and a judgement, as if the last look were long enough ago. */
async function look(): Promise<void> {
  await office.database.query("update tatwats.status_interval set seen_at = seen_at - interval '5 seconds' where until is null");
  await recordStatus(office.database);
  await watchIncidents(office.database, realWorld);
}

describe("status", () => {
  test("a paused helper is not down, also when its process is gone, and says who paused it and why", async () => {
    const tatwats = await office.open(kitchen(serve));
    await tatwats.steer.helper("the_waiter", "pause", operator);
    await eventually(async () => (await listHelpers(office.database, "the_waiter"))[0]!.state === "paused", "its state");
    const reason = "Paused by Olive: a test. No message waits.";
    const waiter = async () => (await readOverview(office.database, new Date())).components.find(({ name }) => name === "the_waiter");
    expect(await waiter()).toMatchObject({ status: "degraded", held: "paused", isHelper: true, reason });
    expect((await readOverview(office.database, new Date())).about).toBe("the_waiter");
    expect((await readOverview(office.database, new Date())).sentence).toBe(`the_waiter is paused. ${reason}`);
    await tatwats.stop();
    expect(await waiter()).toMatchObject({ status: "degraded", reason });
    const helpers = await listHelpers(office.database);
    expect(helpers.map(({ state, desired }) => [state, desired.state, desired.by])).toEqual([
      ["stopped", "running", ""],
      ["stopped", "paused", "Olive"],
    ]);
  });

  test("one look records every component once, however many processes look at once", async () => {
    await office.open(kitchen(serve), { runHelpers: false });
    await Promise.all(Array.from({ length: 5 }, async () => await recordStatus(office.database)));
    const { rows } = await office.database.query<{ component: string; status: string }>(
      "select component, status from tatwats.status_interval order by component",
    );
    expect(rows).toContainEqual({ component: "door", status: "operational" });
    expect(rows.filter(({ component }) => component === "system")).toHaveLength(1);
    const { rows: samples } = await office.database.query<{ samples: number }>(
      "select sum(samples)::int as samples from tatwats.figure_minute where subject = 'system' and name = 'deadLetters'",
    );
    expect(samples).toEqual([{ samples: 1 }]);
  });

  test("a status that changes ends its interval; a silence ends it where it was last seen", async () => {
    const tatwats = await office.open(kitchen(serve));
    await recordStatus(office.database);
    await tatwats.stop();
    await look();
    const intervals = async () =>
      (
        await office.database.query<{ status: string; open: boolean; silent: boolean }>(
          `select status, until is null as open, coalesce(until < now() - interval '20 seconds', false) as silent
           from tatwats.status_interval where component = 'the_cook' order by since, seen_at`,
        )
      ).rows;
    expect(await intervals()).toEqual([
      { status: "operational", open: false, silent: false },
      { status: "down", open: true, silent: false },
    ]);
    await office.database.query(
      "update tatwats.status_interval set since = since - interval '2 minutes', seen_at = seen_at - interval '1 minute' where until is null",
    );
    await recordStatus(office.database);
    expect((await intervals()).filter(({ status }) => status === "down")).toEqual([
      { status: "down", open: false, silent: true },
      { status: "down", open: true, silent: false },
    ]);
  });

  test("uptime counts what nobody saw as not up, and each day by itself", async () => {
    const put = async (status: string, fromHours: number, untilHours: number | null) =>
      await office.database.query(
        `insert into tatwats.status_interval (component, since, status, seen_at, until)
         select 'system', now() - make_interval(hours => $2::int), $1, now(), now() - make_interval(hours => $3::int)`,
        [status, fromHours, untilHours],
      );
    expect(await readUptime(office.database)).toEqual({ h24: null, d7: null, d30: null, d90: null });
    await put("operational", 40, 20);
    await put("down", 20, 10);
    // Ten to five hours ago nobody looked.
    await put("degraded", 5, null);
    const uptime = await readUptime(office.database);
    expect(uptime.h24).toBeCloseTo(9 / 24, 4);
    expect(uptime.d7).toBeCloseTo(25 / 40, 4);
    expect(uptime.d90).toBeCloseTo(25 / 40, 4);
    const days = await readUptimeDays(office.database);
    expect(days).toHaveLength(90);
    expect(days.at(-1)!.day).toBe(new Date().toISOString().slice(0, 10));
    expect(days[0]).toMatchObject({ uptime: null, operational: 0 });
    const today = days.at(-1)!;
    expect(today.uptime).toBeCloseTo(today.operational + today.degraded, 5);
    expect(days.at(-4)!.uptime).toBeNull();
    expect(days.slice(-3).some(({ down }) => down > 0)).toBe(true);
  });
});

test("failures are grouped by their cause, with the latest message of each", async () => {
  const tatwats = await office.open(
    kitchen(({ dish, table }) => Promise.reject(dish === "fish" ? new TypeError("no fish") : new Error(`table ${table} is gone`)), {
      attempts: 1,
    }),
  );
  await tatwats.send("the_cook", "dish.ordered", { dish: "soup", table: 1 });
  await tatwats.send("the_cook", "dish.ordered", { dish: "soup", table: 2 });
  await eventually(async () => (await office.count("tatwats.attempt")) === 2, "the first two");
  const id = await tatwats.send("the_cook", "dish.ordered", { dish: "fish", table: 3 });
  await eventually(async () => (await office.count("tatwats.attempt")) === 3, "all");
  const since = new Date(Date.now() - 60_000);
  const failures = await listFailures(office.database, { helper: "the_cook", since });
  expect(failures.map(({ name, count, deadLetters, types }) => ({ name, count, deadLetters, types }))).toEqual([
    { name: "TypeError", count: 1, deadLetters: 1, types: ["dish.ordered"] },
    { name: "Error", count: 2, deadLetters: 2, types: ["dish.ordered"] },
  ]);
  expect(failures[0]).toMatchObject({ message: "no fish", latest: { messageId: id, attempt: 1 } });
  expect(await listFailures(office.database, { since: new Date(Date.now() + 60_000) })).toEqual([]);
  expect(await listFailures(office.database, { helper: "the_waiter", since })).toEqual([]);
});

describe("incidents", () => {
  /** The cook was down for a while. */
  async function cookDown(): Promise<void> {
    const tatwats = await office.open(kitchen(serve));
    await tatwats.stop();
    await office.database.query("delete from tatwats.incident");
    await look();
    await office.database.query(
      "update tatwats.status_interval set since = since - interval '11 seconds' where component = 'the_cook' and until is null",
    );
  }

  const incidentsOf = async (component: string) => (await listIncidents(office.database, { component })).items;

  test("one opens after ten seconds and no earlier, once, however many processes watch, and closes when all is well for as long", async () => {
    await cookDown();
    await office.database.query("update tatwats.status_interval set since = since + interval '5 seconds'");
    await watchIncidents(office.database, realWorld);
    expect(await incidentsOf("the_cook")).toEqual([]);
    await office.database.query("update tatwats.status_interval set since = since - interval '5 seconds'");
    await Promise.all(Array.from({ length: 5 }, async () => await watchIncidents(office.database, realWorld)));
    await watchIncidents(office.database, realWorld);
    const [incident, ...more] = await incidentsOf("the_cook");
    expect(more).toEqual([]);
    expect(incident).toMatchObject({ rule: "component-down", severity: "critical", closedAt: null, acknowledged: null, silenced: null });

    await office.open(kitchen(serve));
    await look();
    expect((await incidentsOf("the_cook"))[0]!.closedAt).toBeNull();
    await office.database.query("update tatwats.status_interval set since = since - interval '11 seconds' where until is null");
    await watchIncidents(office.database, realWorld);
    expect((await incidentsOf("the_cook"))[0]!.closedAt).not.toBeNull();
    const { items } = await listAuditEntries(office.database, { target: incident!.id, limit: 10 });
    expect(items.map(({ action, outcome }) => [action, outcome])).toEqual([
      ["incident.closed", "done"],
      ["incident.opened", "failed"],
    ]);
  });

  test("the first to acknowledge one is named, and it is on the audit log", async () => {
    await cookDown();
    await watchIncidents(office.database, realWorld);
    const [incident] = await incidentsOf("the_cook");
    const acknowledge = async (id: string) => await acknowledgeIncident(office.database, realWorld, id, operator);
    const both = await Promise.allSettled([acknowledge(incident!.id), acknowledge(incident!.id)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(acknowledge(realWorld.newId())).rejects.toMatchObject({ code: "not-found" });
    expect((await incidentsOf("the_cook"))[0]!.acknowledged).toMatchObject({ by: "Olive", reason: "a test" });
    const { items } = await listAuditEntries(office.database, { action: "incident.acknowledged", limit: 10 });
    expect(items).toHaveLength(1);
  });

  test("a silence covers what it names until it ends, and needs a reason and an end", async () => {
    await cookDown();
    await watchIncidents(office.database, realWorld);
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const silenced = async () => (await incidentsOf("the_cook"))[0]!.silenced;
    await silence(office.database, realWorld, { component: "the_waiter", until }, operator);
    expect(await silenced()).toBeNull();
    const id = await silence(office.database, realWorld, { rule: "component-down", component: "the_cook", until }, operator);
    expect(await silenced()).toEqual({ id, by: "Olive", reason: "a test", until });
    expect(await listSilences(office.database)).toHaveLength(2);
    await endSilence(office.database, realWorld, id, operator);
    expect(await silenced()).toBeNull();
    await expect(endSilence(office.database, realWorld, id, operator)).rejects.toMatchObject({ code: "not-found" });
    const past = { until: new Date(Date.now() - 1_000).toISOString() };
    await expect(silence(office.database, realWorld, past, operator)).rejects.toMatchObject({ code: "refused" });
    await expect(silence(office.database, realWorld, { until }, { ...operator, reason: " " })).rejects.toMatchObject({ code: "refused" });
    const { items } = await listAuditEntries(office.database, { target: "silence", limit: 10 });
    expect(items.map(({ action }) => action)).toEqual(["silence.ended", "incidents.silenced", "incidents.silenced"]);
  });

  test("failing attempts open incidents by themselves within a few looks", async () => {
    const tatwats = await office.open(kitchen(() => Promise.reject(new Error("burnt")), { attempts: 2, retryAfterMs: 1 }));
    await Promise.all(Array.from({ length: 8 }, async () => await tatwats.send("the_cook", "dish.ordered", soup)));
    await eventually(
      async () => {
        const rules = (await incidentsOf("the_cook")).map(({ rule }) => rule);
        return ["error-rate", "helper-failing"].every((rule) => rules.includes(rule));
      },
      "the incidents",
      4 * lookEveryMs,
    );
    expect((await listIncidents(office.database, { open: true, limit: 1 })).nextCursor).not.toBeNull();
    expect((await listIncidents(office.database, { open: false })).items).toEqual([]);
  });
});

test("half a minute is looked at an event loop before it is judged: a start may be slow", async () => {
  const sample = async () =>
    await office.database.query(`select tatwats.add_figures('[{"subject":"kitchen","name":"eventLoopDelayMs","value":900}]'::jsonb)::text`);
  for (let taken = 0; taken < 5; taken += 1) await sample();
  expect((await readSight(office.database)).roles).toEqual([]);
  await sample();
  expect((await readSight(office.database)).roles).toEqual([{ name: "kitchen", eventLoopDelayMs: 900 }]);
});
