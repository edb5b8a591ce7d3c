import { eventually } from "@tatwats/test-kit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listMessages, readMessage, type MessageStory } from "../src/index.ts";
import { createOffice, kitchen, type Office, serve } from "./toy-office.ts";

let office: Office;
beforeEach(async () => {
  office = await createOffice();
});
afterEach(() => office.close());

const soup = { dish: "soup", table: 4 };

async function count(table: "cooked" | "served"): Promise<number> {
  const { rows } = await office.database.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]!.n;
}

async function settled(id: string): Promise<MessageStory> {
  return await eventually(async () => {
    const story = await readMessage(office.database, id);
    return story?.deliveries.every((delivery) => ["handled", "dead", "expired"].includes(delivery.state)) ? story : undefined;
  }, "the delivery's end");
}

describe("sending", () => {
  test("a message travels to its helper, and what that publishes to its subscriber, with the cause on record", async () => {
    const tatwats = await office.open(kitchen(serve));
    const id = await tatwats.send("the_cook", "dish.ordered", soup);
    const story = await eventually(async () => {
      const found = await settled(id);
      return found.effects[0]?.deliveries[0]?.state === "handled" ? found : undefined;
    }, "the effect");
    expect(story.deliveries).toMatchObject([
      { recipient: "the_cook", state: "handled", attempts: [{ number: 1, outcome: "handled", pid: process.pid }] },
    ]);
    expect(story.effects).toMatchObject([
      { type: "dish.served", sender: "the_cook", recipient: null, causationId: id, conversationId: id },
    ]);
    expect([await count("cooked"), await count("served")]).toEqual([1, 1]);
  });

  test("a message sent in a transaction that rolls back never was", async () => {
    const tatwats = await office.open(kitchen(serve));
    const rollback = office.database.transaction(async (tx) => {
      await tatwats.send("the_cook", "dish.ordered", soup, { in: tx });
      throw new Error("changed my mind");
    });
    await expect(rollback).rejects.toThrow("changed my mind");
    expect((await listMessages(office.database, { limit: 10 })).items).toEqual([]);
    const { rows } = await office.database.query("select 1 from tatwats.mailbox");
    expect(rows).toEqual([]);
  });

  test("a payload that does not fit is refused with the path of the fault, and nothing is recorded", async () => {
    const tatwats = await office.open(kitchen(serve));
    // @ts-expect-error a table is a number
    const sending = tatwats.publish("dish.ordered", { dish: "soup", table: "four" });
    await expect(sending).rejects.toMatchObject({ code: "payload-refused", faults: [{ path: "table" }] });
    expect((await listMessages(office.database, { limit: 10 })).items).toEqual([]);
  });

  test("an unknown type and an unknown helper are refused by name", async () => {
    const tatwats = await office.open(kitchen(serve));
    // @ts-expect-error nobody accepts it
    await expect(tatwats.publish("dish.burnt", {})).rejects.toMatchObject({ code: "unknown-type" });
    // @ts-expect-error there is no such helper
    await expect(tatwats.send("the_gardener", "dish.ordered", soup)).rejects.toMatchObject({ code: "unknown-helper" });
  });
});

describe("a handler that fails", () => {
  test("is tried again, and its effects happen once", async () => {
    let tries = 0;
    const tatwats = await office.open(
      kitchen(async (order, context) => {
        await serve(order, context);
        tries += 1;
        if (tries === 1) throw new Error("dropped the pan");
      }),
    );
    const story = await settled(await tatwats.send("the_cook", "dish.ordered", soup));
    expect(story.deliveries[0]!.attempts.map((attempt) => attempt.outcome)).toEqual(["failed", "handled"]);
    expect(story.deliveries[0]!.attempts[0]!.error).toMatchObject({ name: "Error", message: "dropped the pan" });
    await eventually(async () => (await count("served")) === 1, "the waiter");
    expect(await count("cooked")).toBe(1);
  });

  test("ends as a dead letter with its reason and fingerprint after its last attempt, on the audit log too", async () => {
    const tatwats = await office.open(kitchen(async () => Promise.reject(new TypeError("no fire")), { attempts: 1 }));
    const id = await tatwats.send("the_cook", "dish.ordered", soup);
    const story = await settled(id);
    expect(story.deliveries[0]).toMatchObject({
      state: "dead",
      deadReason: "TypeError: no fire",
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    const { rows } = await office.database.query(
      "select action, outcome, message_id from tatwats.audit_entry where action = 'delivery.died'",
    );
    expect(rows).toEqual([{ action: "delivery.died", outcome: "failed", message_id: id }]);
  });

  test("that is too slow is stopped, and cannot write any more", async () => {
    let lateWrite: Promise<unknown> | undefined;
    const tatwats = await office.open(
      kitchen(
        async (_order, { db, signal }) => {
          await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
          lateWrite = new Promise((resolve) => setTimeout(resolve, 20)).then(() => db.query("insert into cooked (dish) values ('cold')"));
          lateWrite.catch(() => {});
          await lateWrite;
        },
        { attempts: 1, withinMs: 100 },
      ),
    );
    const story = await settled(await tatwats.send("the_cook", "dish.ordered", soup));
    expect(story.deliveries[0]).toMatchObject({ state: "dead", attempts: [{ outcome: "timed-out" }] });
    await expect(lateWrite).rejects.toMatchObject({ code: "handler-ended" });
    expect(await count("cooked")).toBe(0);
  });

  test("does not hold up its neighbours", async () => {
    const tatwats = await office.open(
      kitchen((order, context) => (order.dish === "poison" ? Promise.reject(new Error("no")) : serve(order, context))),
    );
    await tatwats.send("the_cook", "dish.ordered", { dish: "poison", table: 1 });
    const ids = await Promise.all([1, 2, 3].map((table) => tatwats.send("the_cook", "dish.ordered", { dish: "soup", table })));
    for (const id of ids) expect((await settled(id)).deliveries[0]!.state).toBe("handled");
  });
});

test("an old message that no longer fits is a dead letter that names the field and the version", async () => {
  const door = await office.open(kitchen(serve), { runHelpers: false });
  const id = await door.send("the_cook", "dish.ordered", soup);
  // As a version that knew no tables would have written it.
  await office.database.query("update tatwats.message set payload = payload - 'table' where id = $1", [id]);
  await office.open(kitchen(serve));
  const [delivery] = (await settled(id)).deliveries;
  expect(delivery).toMatchObject({ state: "dead", attempts: [{ outcome: "refused" }] });
  expect(delivery!.deadReason).toContain("dish.ordered no longer fits the_cook 1.0.0. table: ");
});

test("a message past its time is not handled", async () => {
  const door = await office.open(kitchen(serve), { runHelpers: false });
  const id = await door.send("the_cook", "dish.ordered", soup, { expiresInMs: 1 });
  await new Promise((resolve) => setTimeout(resolve, 5));
  await office.open(kitchen(serve));
  expect((await settled(id)).deliveries[0]).toMatchObject({ state: "expired" });
  expect(await count("cooked")).toBe(0);
});

test("what a dead process was handling is taken over, and its effects happen once", async () => {
  const stuck = Promise.withResolvers<void>();
  const hangOnce = kitchen((order, context) => (context.attempt === 1 ? stuck.promise : serve(order, context)), { withinMs: 60_000 });
  const hanging = await office.open(hangOnce);
  const id = await hanging.send("the_cook", "dish.ordered", soup);
  await eventually(async () => (await readMessage(office.database, id))?.deliveries[0]?.state === "active", "the first attempt");
  await killConnections();
  // What a killed process leaves: no more heartbeats.
  await office.database.query("update tatwats.process set heartbeat_at = now() - interval '1 minute'");
  await office.open(hangOnce);
  const story = await settled(id);
  expect(story.deliveries[0]).toMatchObject({ state: "handled", attempts: [{ outcome: "lost" }, { outcome: "handled" }] });
  await eventually(async () => (await count("served")) === 1, "the waiter");
  expect(await count("cooked")).toBe(1);
  stuck.resolve();
});

/** The server's side of a killed process: its open transactions roll back. */
async function killConnections(): Promise<void> {
  await office.database.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%' and pid <> pg_backend_pid()",
  );
}

test("what a living instance has on record but not in hand is taken over, as after a database that went away", async () => {
  const door = await office.open(kitchen(serve), { runHelpers: false });
  const id = await door.send("the_cook", "dish.ordered", soup);
  await office.open(kitchen(serve));
  await settled(id);
  await eventually(async () => (await count("served")) === 1, "the waiter");
  // The claim was committed, its answer never came: on record it is at work, and nobody works.
  await office.database.query(
    `with back as (delete from tatwats.delivery where message_id = $1 returning *)
     insert into tatwats.mailbox (message_id, recipient, type, sender, state, attempts, due_at, conversation_id, instance_id, started_at)
     select message_id, recipient, 'dish.ordered', 'guests', 'active', 2, due_at, conversation_id, instance_id, now() - interval '1 minute' from back`,
    [id],
  );
  const story = await settled(id);
  expect(story.deliveries[0]!.attempts.map((attempt) => attempt.outcome)).toEqual(["lost", "handled"]);
});

test("a task is completed when its whole conversation is, and failed when a part of it died", async () => {
  const tatwats = await office.open(
    kitchen((order, context) => (order.dish === "poison" ? Promise.reject(new Error("no")) : serve(order, context)), { attempts: 1 }),
  );
  const by = { kind: "user" as const, id: "1", name: "Ash" };
  const states: Record<string, string> = {};
  for (const dish of ["soup", "poison"]) {
    const task = await tatwats.startTask({ kind: "dinner", title: dish, by });
    await tatwats.send("the_cook", "dish.ordered", { dish, table: 1 }, { task });
    states[dish] = await eventually(async () => {
      const { rows } = await office.database.query<{ state: string }>(
        "select state from tatwats.task where id = $1 and ended_at is not null",
        [task.id],
      );
      return rows[0]?.state;
    }, "the task's end");
  }
  expect(states).toEqual({ soup: "completed", poison: "failed" });
});

test("a started process is seen with its helpers, and not any more when it has stopped", async () => {
  const tatwats = await office.open(kitchen(serve));
  const running = async () => (await office.database.query("select 1 from tatwats.instance where state = 'running'")).rows.length;
  expect(await running()).toBe(2);
  await tatwats.stop();
  expect(await running()).toBe(0);
});
