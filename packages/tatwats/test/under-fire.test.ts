import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { eventually } from "@tatwats/test-kit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listHelpers, readMessage, realWorld, verifyAudit, type World } from "../src/index.ts";
import { theBrute, theLamb } from "./brute-and-lamb.ts";
import { createOffice, kitchen, type Office, operator, serve } from "./toy-office.ts";

let office: Office;
beforeEach(async () => {
  office = await createOffice();
});
afterEach(async () => await office.close());

describe("a handler that ends, hangs or bursts its process", () => {
  /** Starts the process anew whenever it ends, as a supervisor does. */
  function keepUp(): { restarts(): number; stop(): Promise<void> } {
    let restarts = -1;
    let stopped = false;
    let child: ChildProcess;
    function start(): void {
      restarts += 1;
      child = fork(join(import.meta.dirname, "misbehaving-process.ts"), [office.url, office.keyFolder], {
        execArgv: ["--max-old-space-size=96"],
        stdio: "ignore",
      });
      child.on("exit", () => !stopped && start());
    }
    start();
    return {
      restarts: () => restarts,
      async stop() {
        stopped = true;
        if (child.exitCode !== null || child.signalCode !== null) return;
        const gone = once(child, "exit");
        child.kill("SIGKILL");
        await gone;
      },
    };
  }

  test.each(["exit", "hang", "allocate", "crash"] as const)(
    "by way of %s: its message becomes a dead letter with the reason, its neighbours and other helpers go on",
    { timeout: 120_000 },
    async (how) => {
      const door = await office.open([theBrute, theLamb], { runHelpers: false });
      const neighbours = await Promise.all(Array.from({ length: 10 }, () => door.send("the_brute", "deed.done", { how: "nothing" })));
      const bad = await door.send("the_brute", "deed.done", { how });
      const keeper = keepUp();
      try {
        await eventually(async () => (await office.count("tatwats.delivery where state = 'dead'")) === 1, "the dead letter", 90_000);
        const [delivery] = (await readMessage(office.database, bad))!.deliveries;
        // Twice alone, and once beside neighbours if it was among them: that one is not held against it.
        expect(new Set(delivery!.attempts.map(({ outcome }) => outcome))).toEqual(new Set(["lost"]));
        expect(delivery!.attempts.length).toBeLessThanOrEqual(3);
        expect(delivery!.deadReason).toBe("ProcessDied: Who was handling it ended without a word.");
        await door.send("the_lamb", "wool.given", {});
        await eventually(async () => (await office.count("served")) === 1, "the other helper", 30_000);
        for (const id of neighbours) expect((await readMessage(office.database, id))!.deliveries[0]!.state).toBe("handled");
        // Its own write was rolled back each time; its neighbours wrote once.
        expect(await office.count("cooked")).toBe(10);
        expect(keeper.restarts()).toBeGreaterThanOrEqual(2);
      } finally {
        await keeper.stop();
      }
    },
  );
});

test("handlers that throw anything at all, or never come back, end as dead letters, and the process goes on", async () => {
  const misdeeds: Record<string, () => unknown> = {
    nothing: () => Promise.reject(undefined),
    text: () => Promise.reject("a text"),
    frozen: () => Promise.reject(Object.freeze({ toString: () => "frozen" })),
    hostile: () =>
      Promise.reject(
        Object.defineProperty(new Error("x"), "message", {
          get: () => {
            throw new Error("not even a message");
          },
        }),
      ),
    nul: () => Promise.reject(new Error("with \0 and \ud800 in it")),
    huge: () => Promise.reject(new Error("x".repeat(5_000_000))),
    "no-promise": () => {
      throw new Error("at once");
    },
    forever: () => new Promise(() => {}),
  };
  const tatwats = await office.open(
    kitchen((order, context) => (misdeeds[order.dish]?.() ?? serve(order, context)) as Promise<void>, { attempts: 1, withinMs: 500 }),
  );
  const kinds = Object.keys(misdeeds);
  const ids = await Promise.all(kinds.map((dish, table) => tatwats.send("the_cook", "dish.ordered", { dish, table })));
  await tatwats.send("the_cook", "dish.ordered", { dish: "soup", table: 1 });
  await eventually(async () => (await office.count("tatwats.delivery where state = 'dead'")) === kinds.length, "the dead letters", 20_000);
  for (const id of ids) expect((await readMessage(office.database, id))!.deliveries[0]!.deadReason).toMatch(/\S/);
  await eventually(async () => (await office.count("served")) === 1, "the soup");
});

test(
  "100,000 messages to a paused helper wait, slow nobody down, and are all handled once when it goes on",
  { timeout: 240_000 },
  async () => {
    const [theCook, theWaiter] = kitchen(async ({ dish }, { db }) => void (await db.query("insert into cooked values ($1)", [dish])));
    const helpers = [{ ...theCook, mailboxLimit: 150_000 }, theWaiter] as const;
    const tatwats = await office.open(helpers);
    await tatwats.steer.helper("the_cook", "pause", operator);
    for (let batch = 0; batch < 100; batch += 1) {
      await Promise.all(
        Array.from({ length: 1_000 }, (_, index) =>
          tatwats.send("the_cook", "dish.ordered", { dish: `${batch}/${index}`, table: index }, { key: `k${index % 50}` }),
        ),
      );
    }
    expect(await office.count("tatwats.mailbox")).toBe(100_000);
    const begun = performance.now();
    await tatwats.send("the_waiter", "dish.served", { dish: "bread" });
    await eventually(async () => (await office.count("served")) === 1, "a neighbour's message");
    expect(performance.now() - begun).toBeLessThan(10_000);
    await tatwats.steer.helper("the_cook", "resume", operator);
    await eventually(async () => (await office.count("tatwats.mailbox")) === 0, "all of them", 180_000);
    expect(await office.count("cooked")).toBe(100_000);
    expect(await office.count("(select distinct dish from cooked) d")).toBe(100_000);
  },
);

test("processes whose clocks are an hour off in both directions do the same as all others", async () => {
  const shifted = (hours: number): World => ({ ...realWorld, now: () => new Date(Date.now() + hours * 3_600_000) });
  const early = await office.open(kitchen(serve), { world: shifted(-1) });
  const late = await office.open(kitchen(serve), { world: shifted(1) });
  for (const [table, from] of [early, late, early, late].entries()) {
    await from.send("the_cook", "dish.ordered", { dish: `now ${table}`, table }, { key: "a", expiresInMs: 60_000 });
    await from.send("the_cook", "dish.ordered", { dish: `soon ${table}`, table }, { delayMs: 500, expiresInMs: 60_000 });
  }
  await eventually(async () => (await office.count("served")) === 8, "all dishes");
  const { rows } = await office.database.query<{ dish: string }>("select dish from cooked where dish like 'now%'");
  expect(rows.map(({ dish }) => dish)).toEqual(["now 0", "now 1", "now 2", "now 3"]);
  expect(await office.count("tatwats.every_delivery where state <> 'handled'")).toBe(0);
  const [cook] = await listHelpers(office.database);
  expect(cook!.instances).toHaveLength(2);
  await eventually(async () => (await verifyAudit(office.database)).ok, "the proof");
});

test("fifty processes that start together on an empty database all come up", { timeout: 240_000 }, async () => {
  await office.database.query("drop schema tatwats cascade");
  const children = Array.from({ length: 50 }, () =>
    fork(join(import.meta.dirname, "starting-process.ts"), [office.url, office.keyFolder], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    }),
  );
  try {
    await Promise.all(
      children.map(async (child) => {
        const [word] = (await Promise.race([once(child, "message"), once(child, "exit").then(() => ["ended"])])) as [string];
        expect(word).toBe("up");
      }),
    );
    await eventually(async () => (await office.count("served")) === 50, "all messages", 60_000);
    expect((await listHelpers(office.database))[0]!.instances).toHaveLength(50);
    await Promise.all(
      children.map(async (child) => {
        const gone = once(child, "exit");
        child.send("stop");
        await gone;
      }),
    );
  } finally {
    for (const child of children) child.kill("SIGKILL");
  }
});
