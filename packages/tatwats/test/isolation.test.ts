import { eventually } from "@tatwats/test-kit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { defineHelper, defineWorkflow, listAuditEntries, readTask } from "../src/index.ts";
import { createOffice, kitchen, type Office, operator, serve } from "./toy-office.ts";

let office: Office;
beforeEach(async () => {
  office = await createOffice();
});
afterEach(async () => await office.close());

const Line = z.object({ text: z.string() });
const write = async (text: string, db: { query(text: string, values: unknown[]): Promise<unknown> }) =>
  void (await db.query("insert into served values ($1)", [text]));

describe("one part's trouble is nobody else's:", () => {
  test("a schedule that may not send stops neither the other schedules nor the seals", async () => {
    const striking = (name: "the_first" | "the_second") =>
      defineHelper({
        name,
        version: "1.0.0",
        purpose: "Strikes each second.",
        settings: z.object({}),
        accepts: { [`${name}.struck`]: { payload: z.object({}), handle: async (_message, { db }) => await write(name, db) } },
        schedules: { second: { cron: "* * * * * *", send: `${name}.struck` } },
      });
    const helpers = [striking("the_first"), striking("the_second")] as const;
    const door = await office.open(helpers, { runHelpers: false });
    await door.steer.route({ sender: "*", type: "the_first.struck", recipient: "the_first" }, { allowed: false }, operator);
    await office.open(helpers);
    await eventually(async () => (await office.count("served where dish = 'the_second'")) >= 3, "the other schedule");
    await eventually(async () => (await office.count("tatwats.audit_unsealed")) === 0, "the seals");
    expect(await office.count("served where dish = 'the_first'")).toBe(0);
  });

  test("an error that cannot even be looked at ends as a dead letter like any other", async () => {
    const horrors = [
      () => Object.assign(new Error("x"), { stack: 7 }),
      () => Object.assign(new Error("x"), { cause: Object.assign(new Error("y"), { stack: Symbol("z") }) }),
      () => new Proxy(new Error("x"), { get: () => Promise.reject }),
    ];
    let at = 0;
    const tatwats = await office.open(kitchen(() => Promise.reject(horrors[(at += 1) % horrors.length]!()), { attempts: 1 }));
    for (let table = 0; table < horrors.length; table += 1) await tatwats.send("the_cook", "dish.ordered", { dish: "horror", table });
    await eventually(async () => (await office.count("tatwats.delivery where state = 'dead'")) === horrors.length, "the dead letters");
    expect(await office.count("tatwats.attempt")).toBe(horrors.length);
  });

  async function lastBeat(): Promise<string> {
    const { rows } = await office.database.query<{ at: string }>("select max(heartbeat_at)::text as at from tatwats.process");
    return rows[0]!.at;
  }

  test("more hands than connections never starve the heartbeat", async () => {
    const go = Promise.withResolvers<void>();
    const tatwats = await office.open(kitchen(async () => await go.promise));
    await tatwats.steer.limits("the_cook", { concurrency: 60 }, operator);
    await Promise.all(Array.from({ length: 60 }, (_, table) => tatwats.send("the_cook", "dish.ordered", { dish: "slow", table })));
    await eventually(async () => (await office.count("tatwats.mailbox where state = 'active'")) >= 8, "full hands");
    // Two more come while nobody lets go of a hand, however slow the machine is.
    for (const which of ["first", "second"]) {
      const before = await lastBeat();
      await eventually(async () => (await lastBeat()) > before, `a ${which} heartbeat`, 15_000);
    }
    expect(await office.count("tatwats.mailbox where state = 'active'")).toBeGreaterThanOrEqual(8);
    go.resolve();
  });
});

describe("a task", () => {
  const theDoer = (work: (text: string) => Promise<void>) =>
    defineHelper({
      name: "the_doer",
      version: "1.0.0",
      purpose: "Does steps.",
      settings: z.object({}),
      accepts: { "step.do": { payload: Line, attempts: 1, withinMs: 200, handle: async ({ payload }) => await work(payload.text) } },
    });

  test("whose first step cannot begin has failed, and can be tried again", async () => {
    let broken = true;
    const doer = theDoer(async () => {});
    const workflow = defineWorkflow({ name: "fragile", title: () => "Fragile", input: z.object({}) }).step("only", {
      helper: doer,
      type: "step.do",
      payload: () => {
        if (broken) throw new Error("no payload today");
        return { text: "x" };
      },
    });
    const tatwats = await office.open([doer], { workflows: [workflow] });
    const task = await tatwats.startWorkflow(workflow, {}, { by: operator.by });
    expect((await readTask(office.database, task.id))!.state).toBe("failed");
    broken = false;
    await tatwats.steer.retryTask(task.id, operator);
    await eventually(async () => (await readTask(office.database, task.id))!.state === "completed", "the task");
  });

  test("keeps the limits of its step when it is tried again", async () => {
    let broken = true;
    const doer = theDoer(async () => {
      if (broken) throw new Error("not yet");
      await new Promise((resolve) => setTimeout(resolve, 600));
    });
    const workflow = defineWorkflow({ name: "patient", title: () => "Patient", input: z.object({}) }).step("only", {
      helper: doer,
      type: "step.do",
      withinMs: 5_000,
      payload: () => ({ text: "x" }),
    });
    const tatwats = await office.open([doer], { workflows: [workflow] });
    const task = await tatwats.startWorkflow(workflow, {}, { by: operator.by });
    await eventually(async () => (await readTask(office.database, task.id))!.state === "failed", "the failure");
    broken = false;
    await tatwats.steer.retryTask(task.id, operator);
    await eventually(async () => (await readTask(office.database, task.id))!.state === "completed", "the task");
    expect(await office.count("tatwats.attempt")).toBe(1);
  });

  test("cancelled while its steps finish never makes anybody wait for a deadlock", { timeout: 60_000 }, async () => {
    const doer = theDoer(async () => await new Promise((resolve) => setTimeout(resolve, 5)));
    const payload = () => ({ text: "x" });
    const workflow = defineWorkflow({ name: "busy", title: () => "Busy", input: z.object({}) })
      .step("one", { helper: doer, type: "step.do", payload })
      .step("two", { helper: doer, type: "step.do", after: ["one"], payload })
      .step("three", { helper: doer, type: "step.do", after: ["two"], payload });
    const tatwats = await office.open([doer], { workflows: [workflow] });
    const tasks = await Promise.all(Array.from({ length: 40 }, () => tatwats.startWorkflow(workflow, {}, { by: operator.by })));
    await Promise.allSettled(tasks.map(async ({ id }) => await tatwats.steer.cancelTask(id, operator)));
    await eventually(async () => (await office.count("tatwats.mailbox")) === 0, "the end of all", 30_000);
    expect(await office.count("tatwats.attempt where error ->> 'message' like '%deadlock%'")).toBe(0);
    expect(await office.count("tatwats.task where state not in ('completed', 'cancelled')")).toBe(0);
  });

  test("whose dead letter was discarded stays failed", async () => {
    const doer = theDoer(async () => Promise.reject(new Error("never")));
    const tatwats = await office.open([doer]);
    const task = await tatwats.startTask({ kind: "plain", title: "Plain \0", by: operator.by });
    await tatwats.send("the_doer", "step.do", { text: "x" }, { task });
    await eventually(async () => (await readTask(office.database, task.id))!.state === "failed", "the failure");
    await tatwats.steer.discard({ taskId: task.id }, { ...operator, reason: "hopeless \0" });
    expect((await readTask(office.database, task.id))!.state).toBe("failed");
    await expect(tatwats.steer.retryTask(task.id, operator)).rejects.toMatchObject({ code: "refused" });
  });
});

test("secrets are masked wherever a setting may hold them", async () => {
  const secret = z.string().meta({ secret: true });
  const theKeeper = defineHelper({
    name: "the_keeper",
    version: "1.0.0",
    purpose: "Keeps secrets.",
    settings: z.object({
      token: secret.nullable().default(null),
      list: z.array(z.object({ name: z.string(), key: secret })).default([]),
      byName: z.record(z.string(), secret).default({}),
      either: z.union([z.object({ pass: secret }), z.number()]).default(1),
    }),
    accepts: { "door.open": { payload: z.object({}), handle: async () => {} } },
  });
  const { steer } = await office.open([theKeeper], { runHelpers: false });
  const values = { token: "hunter2", list: [{ name: "a", key: "hunter2" }], byName: { a: "hunter2" }, either: { pass: "hunter2" } };
  await steer.settings("the_keeper", { values, base: 1 }, operator);
  const { items } = await listAuditEntries(office.database, { action: "settings.changed", limit: 5 });
  expect(items).toHaveLength(1);
  expect(JSON.stringify(items)).not.toContain("hunter2");
});

describe("routes and keys", () => {
  const theClerk = defineHelper({
    name: "the_clerk",
    version: "1.0.0",
    purpose: "Writes lines down.",
    settings: z.object({}),
    accepts: {
      "a.said": { payload: Line, key: () => "k", handle: async ({ payload }, { db }) => await write(payload.text, db) },
      "b.said": { payload: Line, key: () => "k", handle: async ({ payload }, { db }) => await write(payload.text, db) },
    },
  });

  test("a paused route holds what comes after it in its key, not what came before", async () => {
    const door = await office.open([theClerk], { runHelpers: false });
    for (const [type, text] of [
      ["a.said", "1"],
      ["b.said", "2"],
      ["a.said", "3"],
    ] as const)
      await door.send("the_clerk", type, { text });
    await door.steer.route({ sender: "*", type: "b.said", recipient: "the_clerk" }, { paused: true }, operator);
    const tatwats = await office.open([theClerk]);
    await eventually(async () => (await office.count("served")) === 1, "what came before");
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await office.count("served")).toBe(1);
    await tatwats.steer.route({ sender: "*", type: "b.said", recipient: "the_clerk" }, { paused: false }, operator);
    await eventually(async () => (await office.count("served")) === 3, "all of it");
    const { rows } = await office.database.query<{ dish: string }>("select dish from served");
    expect(rows.map(({ dish }) => dish)).toEqual(["1", "2", "3"]);
  });

  test("a limited route of one type keeps the key's order, and costs no more behind a long backlog", async () => {
    const door = await office.open([theClerk], { runHelpers: false });
    await door.steer.route({ sender: "*", type: "a.said", recipient: "the_clerk" }, { rateLimit: 2 }, operator);
    for (const [type, text] of [
      ["a.said", "1"],
      ["a.said", "2"],
      ["b.said", "3"],
    ] as const)
      await door.send("the_clerk", type, { text });
    await office.open([theClerk]);
    await eventually(async () => (await office.count("served")) === 3, "all of it");
    const { rows } = await office.database.query<{ dish: string }>("select dish from served");
    expect(rows.map(({ dish }) => dish)).toEqual(["1", "2", "3"]);
  });
});

test("a process that stops ends in its time, tells its handlers, and gives back what they had in hand", async () => {
  let told = false;
  const tatwats = await office.open(
    kitchen(async (order, context) => {
      if (context.attempt > 1 || told) return await serve(order, context);
      await new Promise<void>((resolve) => context.signal.addEventListener("abort", () => resolve()));
      told = true;
    }),
  );
  await tatwats.send("the_cook", "dish.ordered", { dish: "slow", table: 1 });
  await eventually(async () => (await office.count("tatwats.mailbox where state = 'active'")) === 1, "the order at work");
  const begun = performance.now();
  await tatwats.stop(200);
  expect(performance.now() - begun).toBeLessThan(3_000);
  expect(told).toBe(true);
  await office.open(kitchen(serve));
  await eventually(async () => (await office.count("served")) === 1, "the dish");
  expect(await office.count("tatwats.attempt where outcome <> 'lost'")).toBe(0);
});

test("a helper whose mailbox is full makes its senders' messages wait, not die", async () => {
  const tatwats = await office.open(kitchen(serve, { attempts: 1 }));
  await tatwats.steer.limits("the_waiter", { mailboxLimit: 1 }, operator);
  await tatwats.steer.helper("the_waiter", "pause", operator);
  for (let table = 0; table < 3; table += 1) await tatwats.send("the_cook", "dish.ordered", { dish: `d${table}`, table });
  // Hands that look at once may let in more than one.
  await eventually(async () => (await office.count("cooked")) >= 1, "the first dish");
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await office.count("tatwats.delivery where state = 'dead'")).toBe(0);
  await tatwats.steer.helper("the_waiter", "resume", operator);
  await eventually(async () => (await office.count("served")) === 3, "all dishes");
});
