import { eventually } from "@tatwats/test-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listMessages, listRoutes, readMessage } from "../src/index.ts";
import { createOffice, kitchen, type Office, operator, serve } from "./toy-office.ts";

let office: Office;
beforeEach(async () => {
  office = await createOffice();
});
afterEach(async () => await office.close());

const soup = { dish: "soup", table: 4 };
const toTheCook = { sender: "*", type: "dish.ordered", recipient: "the_cook" };

test("a paused route holds messages, survives a restart, and loses none", async () => {
  const first = await office.open(kitchen(serve));
  await first.steer.route(toTheCook, { paused: true }, operator);
  const ids = await Promise.all([1, 2, 3].map((table) => first.send("the_cook", "dish.ordered", { dish: "soup", table })));
  await first.stop();
  const second = await office.open(kitchen(serve));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await office.count("cooked")).toBe(0);
  expect(await listRoutes(office.database)).toMatchObject([{ ...toTheCook, paused: true, held: 3 }]);
  expect((await readMessage(office.database, ids[0]!))!.deliveries[0]!.state).toBe("held");
  await second.steer.route(toTheCook, { paused: false }, operator);
  await eventually(async () => (await office.count("cooked")) === 3, "the orders");
});

test("what waits when its route is paused is held too, and other routes go on", async () => {
  const door = await office.open(kitchen(serve), { runHelpers: false });
  await door.send("the_cook", "dish.ordered", soup);
  await door.steer.route({ ...toTheCook, sender: "guests" }, { paused: true }, operator);
  const kitchen_ = await office.open(kitchen(serve));
  await door.send("the_waiter", "dish.served", { dish: "bread" });
  await eventually(async () => (await office.count("served")) === 1, "the bread");
  expect(await office.count("cooked")).toBe(0);
  await kitchen_.steer.route({ ...toTheCook, sender: "guests" }, { paused: false }, operator);
  await eventually(async () => (await office.count("cooked")) === 1, "the soup");
});

test("a closed route refuses the sender at once, in every process", async () => {
  const [door, other] = [
    await office.open(kitchen(serve), { runHelpers: false }),
    await office.open(kitchen(serve), { runHelpers: false }),
  ];
  await door.steer.route({ ...toTheCook, sender: "guests" }, { allowed: false }, operator);
  await eventually(
    async () =>
      await other.send("the_cook", "dish.ordered", soup).then(
        () => false,
        (error: { code: string }) => error.code === "not-allowed",
      ),
    "the refusal",
  );
  const before = (await listMessages(office.database, { limit: 100 })).items.length;
  await expect(other.publish("dish.ordered", soup)).rejects.toMatchObject({ code: "not-allowed" });
  expect((await listMessages(office.database, { limit: 100 })).items).toHaveLength(before);
});

test("a helper that is unsubscribed gets what is sent to it by name, and nothing that is published", async () => {
  const tatwats = await office.open(kitchen(serve));
  await tatwats.steer.route({ sender: "*", type: "dish.served", recipient: "the_waiter" }, { subscribed: false }, operator);
  await expect(tatwats.publish("dish.served", { dish: "published" })).rejects.toMatchObject({ code: "not-allowed" });
  await tatwats.send("the_waiter", "dish.served", { dish: "named" });
  await eventually(async () => (await office.count("served where dish = 'named'")) === 1, "what was sent by name");
  expect(await office.count("served where dish = 'published'")).toBe(0);
});

test("a route lets through no more than its rate", async () => {
  const door = await office.open(kitchen(serve), { runHelpers: false });
  await door.steer.route(toTheCook, { rateLimit: 20 }, operator);
  await Promise.all(Array.from({ length: 60 }, (_, table) => door.send("the_cook", "dish.ordered", { dish: "soup", table })));
  await office.open(kitchen(serve));
  await eventually(async () => (await office.count("cooked")) === 60, "the orders");
  const { rows } = await office.database.query<{ seconds: number; most: number }>(
    `with begun as (select started_at from tatwats.delivery where recipient = 'the_cook')
     select extract(epoch from max(started_at) - min(started_at))::float8 as seconds,
       (select max((select count(*) from begun b where b.started_at >= a.started_at and b.started_at < a.started_at + interval '1 second'))::int from begun a) as most
     from begun`,
  );
  expect(rows[0]!.seconds).toBeGreaterThan(1.8);
  expect(rows[0]!.most).toBeLessThanOrEqual(42);
});

test("a full mailbox refuses at once, or lets the sender wait", async () => {
  const door = await office.open(kitchen(serve), { runHelpers: false });
  await door.steer.limits("the_cook", { mailboxLimit: 5 }, operator);
  for (let order = 0; order < 5; order += 1) await door.send("the_cook", "dish.ordered", soup);
  await expect(door.send("the_cook", "dish.ordered", soup)).rejects.toMatchObject({ code: "mailbox-full" });
  await expect(
    office.database.transaction(async (tx) => await door.send("the_cook", "dish.ordered", soup, { in: tx })),
  ).rejects.toMatchObject({ code: "mailbox-full" });
  const waiting = door.send("the_cook", "dish.ordered", soup, { whenFull: "wait" });
  await expect(door.send("the_cook", "dish.ordered", soup, { whenFull: "wait", waitMs: 50 })).rejects.toMatchObject({
    code: "mailbox-full",
  });
  await office.open(kitchen(serve));
  await waiting;
  await eventually(async () => (await office.count("cooked")) === 6, "all orders");
});
