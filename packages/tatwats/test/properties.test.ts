import { eventually, silentLogger } from "@tatwats/test-kit";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { defineHelper, defineWorkflow, listSettingRevisions, readTask, realWorld, type Tatwats } from "../src/index.ts";
import { type Claim, claimDeliveries, databaseTime } from "../src/mediator/claim-deliveries.ts";
import { failDelivery, releaseClaims } from "../src/mediator/fail-delivery.ts";
import type { Workshop } from "../src/mediator/workshop.ts";
import { createOffice, type Office, operator } from "./toy-office.ts";

// Random walks through the state machines, on the real database. The seed is fixed: the same walks each time.
const seed = 20_261_123;

let office: Office;
beforeEach(async () => {
  office = await createOffice();
});
afterEach(async () => await office.close());

const theClerk = defineHelper({
  name: "the_clerk",
  version: "1.0.0",
  purpose: "Is claimed for by the test.",
  settings: z.object({
    stamp: z.string().max(5).default("ok"),
    depth: z.number().int().min(0).max(9).default(1),
    token: z.string().default("").meta({ secret: true }),
  }),
  accepts: { "line.said": { payload: z.object({ number: z.number() }), attempts: 2, retryAfterMs: 1, handle: async () => {} } },
});

type Clerk = Tatwats<readonly [typeof theClerk]>;

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("send" as const),
      key: fc.constantFrom(undefined, "a", "b"),
      priority: fc.constantFrom(0, 0, 5),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("claim" as const),
      by: fc.integer({ min: 0, max: 1 }),
      count: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom("handle" as const, "handle" as const, "fail" as const, "give back" as const),
      by: fc.integer({ min: 0, max: 1 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        "pause" as const,
        "resume" as const,
        "hold" as const,
        "let go" as const,
        "redrive" as const,
        "discard" as const,
      ),
    }),
  },
);

type Step = typeof step extends fc.Arbitrary<infer Kind> ? Kind : never;

/** One walk: two instances that claim, handle, fail and give back as they are told. */
async function walk(door: Clerk, steps: readonly Step[]): Promise<void> {
  await office.database.query(
    "delete from tatwats.mailbox; delete from tatwats.delivery; delete from tatwats.attempt; delete from tatwats.message; delete from tatwats.route",
  );
  await door.steer.helper("the_clerk", "resume", operator);
  const workshop = {
    database: office.database,
    world: realWorld,
    helpers: [theClerk],
    log: silentLogger(),
    count() {},
  } as unknown as Workshop;
  const instances = ["00000000-0000-7000-8000-00000000000a", "00000000-0000-7000-8000-00000000000b"];
  const inHand: Claim[][] = [[], []];
  const paused = { helper: false, route: false };
  const redriven = new Set<string>();
  const handled: { key: string | null; position: bigint; id: string }[] = [];
  let sent = 0;

  for (const todo of steps) {
    await act(todo);
    await checkPromises();
  }

  async function act(todo: Step): Promise<void> {
    if (todo.kind === "send") {
      await door.send("the_clerk", "line.said", { number: sent }, { key: todo.key, priority: todo.priority });
      sent += 1;
    } else if (todo.kind === "claim") {
      const claims = await claimDeliveries(office.database, {
        recipient: "the_clerk",
        version: "1.0.0",
        instanceId: instances[todo.by]!,
        count: todo.count,
      });
      expect(paused.helper && claims.length > 0).toBe(false);
      expect(paused.route && claims.length > 0).toBe(false);
      inHand[todo.by]!.push(...claims);
    } else if (todo.kind === "handle") await handleFirst(todo.by);
    else if (todo.kind === "fail") {
      const claim = inHand[todo.by]!.shift();
      if (claim) await failDelivery(workshop, theClerk, claim, new Error("no"), performance.now());
      // What has the same key and was claimed with it goes back, as the runtime does.
      const behind = inHand[todo.by]!.filter(({ message }) => claim && message.key !== null && message.key === claim.message.key);
      await releaseClaims(office.database, behind);
      inHand[todo.by] = inHand[todo.by]!.filter((one) => !behind.includes(one));
    } else if (todo.kind === "give back") await releaseClaims(office.database, inHand[todo.by]!.splice(0));
    else await steer(todo.kind);
  }

  async function handleFirst(by: number): Promise<void> {
    const claim = inHand[by]!.shift();
    if (!claim) return;
    const at = databaseTime(claim, performance.now());
    const done = [{ position: claim.position, attempt: claim.attempt, startedAt: at, endedAt: at }];
    const { rows } = await office.database.query<{ settled: number }>("select tatwats.settle_handled($1::uuid, $2::jsonb) as settled", [
      instances[by],
      JSON.stringify(done),
    ]);
    expect(rows[0]!.settled).toBe(1);
    handled.push({ key: claim.message.key, position: BigInt(claim.position), id: claim.message.id });
  }

  async function steer(kind: "pause" | "resume" | "hold" | "let go" | "redrive" | "discard"): Promise<void> {
    if (kind === "pause" || kind === "resume") {
      await door.steer.helper("the_clerk", kind, operator);
      paused.helper = kind === "pause";
    } else if (kind === "hold" || kind === "let go") {
      await door.steer.route({ sender: "*", type: "line.said", recipient: "the_clerk" }, { paused: kind === "hold" }, operator);
      paused.route = kind === "hold";
    } else if (kind === "redrive") {
      const { rows } = await office.database.query<{ message_id: string }>("select message_id from tatwats.delivery where state = 'dead'");
      for (const row of rows) redriven.add(row.message_id);
      await door.steer.redrive({}, operator);
    } else await door.steer.discard({}, operator);
  }

  async function checkPromises(): Promise<void> {
    // Every message is in one place exactly: open, or settled.
    const { rows } = await office.database.query<{ id: string; places: number }>(
      "select m.id, (select count(*) from tatwats.every_delivery d where d.message_id = m.id)::int as places from tatwats.message m",
    );
    expect(rows).toHaveLength(sent);
    expect(rows.filter(({ places }) => places !== 1)).toEqual([]);
    // Nothing is handled twice.
    expect(new Set(handled.map(({ id }) => id)).size).toBe(handled.length);
    // A key is at work at one instance at a time, and its order holds.
    const { rows: shared } = await office.database.query(
      "select key from tatwats.mailbox where state = 'active' and key is not null group by key having count(distinct instance_id) > 1",
    );
    expect(shared).toEqual([]);
    for (const key of ["a", "b"]) {
      const positions = handled.filter((one) => one.key === key && !redriven.has(one.id)).map(({ position }) => position);
      expect(positions).toEqual(positions.toSorted((left, right) => (left < right ? -1 : 1)));
    }
    // No attempt beyond its limit: two, and two after each redrive.
    const { rows: tried } = await office.database.query("select 1 from tatwats.mailbox where attempts - attempts_before > 2");
    expect(tried).toEqual([]);
  }
}

test("no walk through the states of deliveries breaks a promise", { timeout: 120_000 }, async () => {
  const door = await office.open([theClerk], { runHelpers: false });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => await walk(door, steps)),
    { seed, numRuns: 60 },
  );
  // The last walk's promises were checked like all others; something was sent in it.
  expect(await office.count("tatwats.message")).toBeGreaterThan(0);
});

const change = fc.oneof(
  fc.record({
    kind: fc.constant("save" as const),
    values: fc.record({
      stamp: fc.constantFrom("a", "b", "far too long"),
      depth: fc.constantFrom(0, 5, 10, 1.5),
      token: fc.constantFrom("••••••••", "s3cret", ""),
    }),
    behind: fc.constantFrom(0, 0, 0, 1),
  }),
  fc.record({ kind: fc.constant("back" as const), to: fc.integer({ min: 0, max: 6 }), behind: fc.constantFrom(0, 0, 1) }),
);

test("settings are always the last good revision, and every earlier one stays as it was", { timeout: 120_000 }, async () => {
  const door = await office.open([theClerk], { runHelpers: false });
  const defaults = { stamp: "ok", depth: 1, token: "" };
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
      await office.database.query("delete from tatwats.setting_revision where revision > 1");
      const model = [defaults];
      for (const one of changes) {
        const base = model.length - one.behind;
        const current = model.at(-1)!;
        const wanted =
          one.kind === "save"
            ? { ...one.values, token: one.values.token === "••••••••" ? current.token : one.values.token }
            : model[one.to - 1];
        const fits = wanted !== undefined && wanted.stamp.length <= 5 && Number.isInteger(wanted.depth) && wanted.depth <= 9;
        const good = fits && one.behind === 0;
        const done =
          one.kind === "save"
            ? door.steer.settings("the_clerk", { values: one.values, base }, operator)
            : door.steer.rollBack("the_clerk", { to: one.to, base }, operator);
        const result = await done.catch((error: { code: string }) => error.code);
        if (good) model.push(wanted);
        expect(result).toEqual(good ? model.length : expect.stringMatching(/settings-refused|revision-conflict|not-found/));
      }
      const { rows } = await office.database.query<{ settings: unknown }>(
        "select settings from tatwats.setting_revision where helper = 'the_clerk' order by revision",
      );
      expect(rows.map(({ settings }) => settings)).toEqual(model);
      expect(await listSettingRevisions(office.database, theClerk)).toHaveLength(model.length);
    }),
    { seed, numRuns: 40 },
  );
});

/** A shape of up to five steps, each after any of those before it, and how often each fails before it succeeds. */
const shape = fc.array(fc.record({ after: fc.array(fc.nat(4), { maxLength: 3 }), failures: fc.constantFrom(0, 0, 0, 1, 2) }), {
  minLength: 1,
  maxLength: 5,
});

test(
  "a workflow of any shape ends completed with every step done once, or failed where one is, and a retry carries it on",
  { timeout: 120_000 },
  async () => {
    const failuresLeft = new Map<string, number>();
    const theDoer = defineHelper({
      name: "the_doer",
      version: "1.0.0",
      purpose: "Does steps, some of them badly at first.",
      settings: z.object({}),
      accepts: {
        "step.do": {
          payload: z.object({ run: z.string(), step: z.string(), before: z.array(z.string()) }),
          attempts: 1,
          handle: async ({ payload: { run, step: name, before } }, { db }) => {
            const left = failuresLeft.get(`${run} ${name}`) ?? 0;
            if (left > 0) {
              failuresLeft.set(`${run} ${name}`, left - 1);
              throw new Error("not yet");
            }
            await db.query("insert into cooked values ($1)", [`${run} ${name}`]);
            return { done: [...before, name] };
          },
        },
      },
      replies: { "step.do": z.object({ done: z.array(z.string()) }) },
    });
    // One name for all shapes would be one definition; the shapes are told apart by their names.
    const shapes = fc.sample(shape, { seed, numRuns: 12 });
    const workflows = shapes.map((steps, index) => {
      type Any = { step(name: string, step: object): Any };
      const begun = defineWorkflow({ name: `shape-${index}`, title: () => `shape ${index}`, input: z.object({}) }) as unknown as Any;
      return steps.reduce<Any>((workflow, { after }, number) => {
        const before = [...new Set(after.filter((other) => other < number))].map((other) => `s${other}`);
        return workflow.step(`s${number}`, {
          helper: theDoer,
          type: "step.do",
          after: before,
          payload: ({ results }: { results: Record<string, { done: string[] }> }) => {
            expect(Object.keys(results).toSorted()).toEqual(before.toSorted());
            return { run: `shape-${index}`, step: `s${number}`, before: [...new Set(Object.values(results).flatMap(({ done }) => done))] };
          },
        });
      }, begun) as unknown as ReturnType<typeof defineWorkflow>;
    });
    for (const [index, steps] of shapes.entries())
      for (const [number, { failures }] of steps.entries()) failuresLeft.set(`shape-${index} s${number}`, failures);
    const tatwats = await office.open([theDoer], { workflows });
    const tasks = await Promise.all(workflows.map((workflow) => tatwats.startWorkflow(workflow, {}, { by: operator.by })));
    for (const [index, task] of tasks.entries()) {
      for (;;) {
        const ended = await eventually(async () => {
          const found = await readTask(office.database, task.id);
          return found?.state === "completed" || found?.state === "failed" ? found : undefined;
        }, `the end of shape ${index}`);
        const { rows } = await office.database.query<{ state: string }>("select state from tatwats.step where task_id = $1", [task.id]);
        expect(rows.every(({ state }) => state === "completed")).toBe(ended.state === "completed");
        expect(rows.some(({ state }) => state === "failed")).toBe(ended.state === "failed");
        if (ended.state === "completed") break;
        await tatwats.steer.retryTask(task.id, operator);
      }
      expect(await office.count(`cooked where dish like 'shape-${index} %'`)).toBe(shapes[index]!.length);
    }
  },
);
