import { eventually } from "@tatwats/test-kit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { defineHelper, defineWorkflow, describeWorkflow, listMessages, listTasks, readTask } from "../src/index.ts";
import { createOffice, type Office, operator } from "./toy-office.ts";

let office: Office;
beforeEach(async () => {
  office = await createOffice();
});
afterEach(async () => await office.close());

const { by } = operator;

/** A helper whose work the test decides: it answers the length of what it is given. */
function createCounter(
  work: (
    text: string,
    context: { signal: AbortSignal; attempt: number; progress(share: number, note?: string): Promise<void> },
  ) => Promise<number>,
) {
  return defineHelper({
    name: "the_counter",
    version: "1.0.0",
    purpose: "Counts letters.",
    settings: z.object({}),
    accepts: {
      "text.count": {
        payload: z.object({ text: z.string() }),
        attempts: 2,
        retryAfterMs: 10,
        handle: async ({ payload }, context) => ({ letters: await work(payload.text, context) }),
      },
    },
    replies: { "text.count": z.object({ letters: z.number() }) },
  });
}

function countThrice(theCounter: ReturnType<typeof createCounter>) {
  return defineWorkflow({
    name: "count-thrice",
    title: ({ left, right }) => `Count ${left} and ${right}`,
    input: z.object({ left: z.string(), right: z.string() }),
  })
    .step("left", { helper: theCounter, type: "text.count", payload: ({ input }) => ({ text: input.left }) })
    .step("right", { helper: theCounter, type: "text.count", payload: ({ input }) => ({ text: input.right }), attempts: 1 })
    .step("both", {
      helper: theCounter,
      type: "text.count",
      after: ["left", "right"],
      payload: ({ results }) => ({ text: "x".repeat(results.left.letters + results.right.letters) }),
    });
}

async function steps(taskId: string): Promise<Record<string, string>> {
  const { rows } = await office.database.query<{ name: string; state: string }>(
    "select name, state from tatwats.step where task_id = $1 order by number",
    [taskId],
  );
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
}

const ended = async (id: string, state: string) =>
  await eventually(async () => {
    const task = await readTask(office.database, id);
    return task?.state === state && task;
  }, `the task's being ${state}`);

describe("a workflow", () => {
  test("does its steps in their order, each with what those before it answered, over several processes", async () => {
    const theCounter = createCounter(async (text) => text.length);
    const workflow = countThrice(theCounter);
    const door = await office.open([theCounter], { runHelpers: false, workflows: [workflow] });
    await Promise.all([office.open([theCounter], { workflows: [workflow] }), office.open([theCounter], { workflows: [workflow] })]);
    const task = await door.startWorkflow(workflow, { left: "ab", right: "cde" }, { by });
    await ended(task.id, "completed");
    const { rows } = await office.database.query<{ result: unknown; title: string; progress: number }>(
      "select result, title, progress from tatwats.task",
    );
    expect(rows).toEqual([
      { title: "Count ab and cde", progress: 1, result: { left: { letters: 2 }, right: { letters: 3 }, both: { letters: 5 } } },
    ]);
    // The whole conversation and who took part come with one query.
    const { items } = await listMessages(office.database, { conversation: task.conversationId, limit: 20 });
    expect(items).toHaveLength(6);
    const story = await readTask(office.database, task.id);
    expect(story).toMatchObject({
      helpers: ["the_counter"],
      workflow: true,
      input: { left: "ab", right: "cde" },
      deadline: null,
      reason: null,
    });
    expect(story!.result).toEqual({ left: { letters: 2 }, right: { letters: 3 }, both: { letters: 5 } });
    expect(story!.steps.map(({ name, number, after, attempts, output }) => ({ name, number, after, attempts, output }))).toEqual([
      { name: "left", number: 0, after: [], attempts: 1, output: { letters: 2 } },
      { name: "right", number: 1, after: [], attempts: 1, output: { letters: 3 } },
      { name: "both", number: 2, after: ["left", "right"], attempts: 1, output: { letters: 5 } },
    ]);
  });

  test("is described in data: what it is started with, and its steps", () => {
    expect(describeWorkflow(countThrice(createCounter(async () => 0)))).toMatchObject({
      name: "count-thrice",
      input: { type: "object", required: ["left", "right"] },
      steps: [
        { name: "left", helper: "the_counter", type: "text.count", after: [] },
        { name: "right", after: [] },
        { name: "both", after: ["left", "right"] },
      ],
    });
  });

  test("starts many at once, and every step of each is done once", async () => {
    const theCounter = createCounter(async (text) => text.length);
    const workflow = countThrice(theCounter);
    const tatwats = await office.open([theCounter], { workflows: [workflow] });
    await office.open([theCounter], { workflows: [workflow] });
    await Promise.all(Array.from({ length: 20 }, () => tatwats.startWorkflow(workflow, { left: "a", right: "b" }, { by })));
    await eventually(async () => (await office.count("tatwats.task where state = 'completed'")) === 20, "all tasks", 20_000);
    expect(await office.count("tatwats.message where type = 'text.count'")).toBe(60);
  });

  test("fails with its step, and goes on from there when it is retried", async () => {
    let broken = true;
    const theCounter = createCounter(async (text) => (broken && text === "bad" ? Promise.reject(new Error("cannot count")) : text.length));
    const workflow = countThrice(theCounter);
    const tatwats = await office.open([theCounter], { workflows: [workflow] });
    const task = await tatwats.startWorkflow(workflow, { left: "good", right: "bad" }, { by });
    await ended(task.id, "failed");
    expect(await steps(task.id)).toEqual({ left: "completed", right: "failed", both: "waiting" });
    const { rows } = await office.database.query<{ reason: string }>("select reason from tatwats.task");
    expect(rows[0]!.reason).toBe("right: Error: cannot count");
    broken = false;
    expect(await tatwats.steer.retryTask(task.id, operator)).toBe(1);
    await ended(task.id, "completed");
    expect(await office.count("tatwats.message where type = 'text.count'")).toBe(3);
    await expect(tatwats.steer.retryTask(task.id, operator)).rejects.toMatchObject({ code: "refused" });
  });

  test("whose input does not fit, or that nobody knows, is not started", async () => {
    const theCounter = createCounter(async (text) => text.length);
    const workflow = countThrice(theCounter);
    const tatwats = await office.open([theCounter], { runHelpers: false, workflows: [workflow] });
    // @ts-expect-error right is missing
    await expect(tatwats.startWorkflow(workflow, { left: "a" }, { by })).rejects.toMatchObject({
      code: "payload-refused",
      faults: [{ path: "right" }],
    });
    await expect(tatwats.steer.startWorkflow("count-less", {}, operator)).rejects.toMatchObject({ code: "not-found" });
    expect(await office.count("tatwats.task")).toBe(0);
  });

  test("is carried on by a process that knows it, when one that does not has done its last step", async () => {
    const theCounter = createCounter(async (text) => text.length);
    const workflow = countThrice(theCounter);
    const worker = await office.open([theCounter]);
    const starter = await office.open([theCounter], { runHelpers: false, workflows: [workflow] });
    const task = await starter.startWorkflow(workflow, { left: "a", right: "b" }, { by });
    await eventually(
      async () => (await steps(task.id))["right"] === "completed" && (await steps(task.id))["left"] === "completed",
      "the first steps",
    );
    await worker.stop();
    await office.open([theCounter], { workflows: [workflow] });
    await ended(task.id, "completed");
    expect(await steps(task.id)).toEqual({ left: "completed", right: "completed", both: "completed" });
  });
});

describe("cancelling", () => {
  test("stops what waits, and tells what is running", async () => {
    const told = Promise.withResolvers<unknown>();
    const theCounter = createCounter(async (text, { signal }) => {
      if (text !== "slow") return text.length;
      return await new Promise<number>((_resolve, reject) => {
        signal.addEventListener("abort", () => {
          told.resolve((signal.reason as { code: string }).code);
          reject(signal.reason as Error);
        });
      });
    });
    const workflow = countThrice(theCounter);
    const tatwats = await office.open([theCounter], { workflows: [workflow] });
    const task = await tatwats.startWorkflow(workflow, { left: "slow", right: "b" }, { by });
    await eventually(async () => (await steps(task.id))["right"] === "completed", "the quick step");
    await tatwats.steer.cancelTask(task.id, operator);
    expect(await told.promise).toBe("task-cancelled");
    await eventually(async () => (await office.count("tatwats.mailbox")) === 0, "the end of its messages");
    expect(await steps(task.id)).toEqual({ left: "cancelled", right: "completed", both: "cancelled" });
    expect((await readTask(office.database, task.id))!.state).toBe("cancelled");
    await expect(tatwats.steer.cancelTask("00000000-0000-7000-8000-000000000000", operator)).rejects.toMatchObject({ code: "not-found" });
  });

  test("comes by itself when the deadline is over", async () => {
    const theCounter = createCounter(async (text) => text.length);
    const workflow = countThrice(theCounter);
    const door = await office.open([theCounter], { runHelpers: false, workflows: [workflow] });
    await door.steer.helper("the_counter", "pause", operator);
    const task = await door.startWorkflow(workflow, { left: "a", right: "b" }, { by, withinMs: 100 });
    await office.open([theCounter], { workflows: [workflow] });
    await ended(task.id, "cancelled");
    expect(await office.count("tatwats.delivery where state = 'discarded'")).toBe(2);
  });
});

test("progress is seen while the handler works", async () => {
  const go = Promise.withResolvers<void>();
  const theCounter = createCounter(async (text, { progress }) => {
    await progress(0.4, "halfway, nearly");
    await go.promise;
    return text.length;
  });
  const tatwats = await office.open([theCounter]);
  const task = await tatwats.startTask({ kind: "count", title: "Count", by });
  await tatwats.send("the_counter", "text.count", { text: "abc" }, { task });
  await eventually(async () => Math.abs((await readTask(office.database, task.id))!.progress - 0.4) < 0.001, "the progress");
  go.resolve();
  await ended(task.id, "completed");
  const { rows } = await office.database.query<{ result: unknown; note: string }>("select result, note from tatwats.task");
  expect(rows).toEqual([{ result: { letters: 3 }, note: "halfway, nearly" }]);
});

test("tasks are found by state, kind, helper, words and time, a page after the other", async () => {
  const theCounter = createCounter(async (text) => text.length);
  const tatwats = await office.open([theCounter], { runHelpers: false });
  const start = async (kind: string, title: string) => await tatwats.startTask({ kind, title, by });
  const alone = await start("walk", "To the 100 % Wood");
  await office.database.query("update tatwats.task set started_at = started_at - interval '1 hour'");
  const helped = await start("count", "Letters of ÄPFEL");
  for (let n = 0; n < 3; n += 1) await start("nap", `Nap ${n}`);
  await tatwats.send("the_counter", "text.count", { text: "a" }, { task: helped });
  const find = async (filter: Partial<Parameters<typeof listTasks>[1]>) =>
    (await listTasks(office.database, { limit: 10, ...filter })).items.map(({ id }) => id);

  expect(await find({ helper: "the_counter" })).toEqual([helped.id]);
  expect(await find({ helper: "the_waiter" })).toEqual([]);
  expect(await find({ kind: "walk", state: "running" })).toEqual([alone.id]);
  expect(await find({ state: "failed" })).toEqual([]);
  expect(await find({ q: "äpf" })).toEqual([helped.id]);
  expect(await find({ q: "0 % W" })).toEqual([alone.id]);
  expect(await find({ q: "_" })).toEqual([]);
  expect(await find({ q: alone.id.toUpperCase() })).toEqual([alone.id]);
  const { startedAt } = (await readTask(office.database, helped.id))!;
  expect(await find({ until: startedAt })).toEqual([alone.id]);
  expect(await find({ since: startedAt })).toHaveLength(4);

  const seen: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await listTasks(office.database, { limit: 2, cursor });
    seen.push(...page.items.map(({ id }) => id));
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  expect(seen).toHaveLength(5);
  expect(new Set(seen).size).toBe(5);
});
