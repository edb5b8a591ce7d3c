import { eventually } from "@tatwats/test-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listAuditEntries, readMessage } from "../src/index.ts";
import { createOffice, kitchen, type Office, operator, serve } from "./toy-office.ts";

let office: Office;
beforeEach(async () => {
  office = await createOffice();
});
afterEach(async () => await office.close());

/** A kitchen in which the fire can be out. */
function moodyKitchen() {
  const fire = { burns: false };
  const helpers = kitchen(
    (order, context) => (fire.burns || order.dish === "bread" ? serve(order, context) : Promise.reject(new TypeError("no fire"))),
    {
      attempts: 2,
      retryAfterMs: 10,
    },
  );
  return { fire, helpers };
}

const dead = async (count: number) =>
  await eventually(async () => (await office.count("tatwats.delivery where state = 'dead'")) === count, `${count} dead letters`, 20_000);

test("dead letters are redriven by filter to where they belong, with fresh tries, and the log says who did it", async () => {
  const { fire, helpers } = moodyKitchen();
  const tatwats = await office.open(helpers);
  const ids = await Promise.all([1, 2, 3].map((table) => tatwats.send("the_cook", "dish.ordered", { dish: "soup", table })));
  await dead(3);
  const story = await readMessage(office.database, ids[0]!);
  const told: number[] = [];
  // Still no fire: they die again, with their old attempts and two new ones each.
  expect(await tatwats.steer.redrive({ fingerprint: story!.deliveries[0]!.fingerprint! }, operator, (count) => told.push(count))).toEqual({
    redriven: 3,
  });
  expect(told).toEqual([3]);
  await dead(3);
  expect((await readMessage(office.database, ids[0]!))!.deliveries[0]!.attempts.map(({ number, outcome }) => [number, outcome])).toEqual([
    [1, "failed"],
    [2, "failed"],
    [3, "failed"],
    [4, "failed"],
  ]);
  fire.burns = true;
  expect(await tatwats.steer.redrive({ messageId: ids[0]! }, operator)).toEqual({ redriven: 1 });
  expect(await tatwats.steer.redrive({ recipient: "the_waiter" }, operator)).toEqual({ redriven: 0 });
  expect(await tatwats.steer.redrive({ type: "dish.ordered" }, operator)).toEqual({ redriven: 2 });
  await eventually(async () => (await office.count("served")) === 3, "the dishes");
  const { items } = await listAuditEntries(office.database, { action: "dead-letters.redriven", limit: 10 });
  expect(items).toHaveLength(3);
  expect(items[0]).toMatchObject({ actor: { name: "Olive" }, detail: { reason: "a test", deliveries: 2 } });
});

test("a dead letter is sent again with another payload as a new message, caused by the old one", async () => {
  const { helpers } = moodyKitchen();
  const tatwats = await office.open(helpers);
  const id = await tatwats.send("the_cook", "dish.ordered", { dish: "soup", table: 1 });
  await dead(1);
  const letter = { messageId: id, recipient: "the_cook" };
  await expect(tatwats.steer.redriveEdited(letter, { dish: "bread" }, operator)).rejects.toMatchObject({
    code: "payload-refused",
    faults: [{ path: "table" }],
  });
  const edited = await tatwats.steer.redriveEdited(letter, { dish: "bread", table: 1 }, operator);
  await eventually(async () => (await office.count("served")) === 1, "the bread");
  expect(await readMessage(office.database, edited)).toMatchObject({
    causationId: id,
    conversationId: id,
    sender: "guests",
    payload: { dish: "bread" },
  });
  expect((await readMessage(office.database, id))!.deliveries[0]).toMatchObject({
    state: "discarded",
    deadReason: `Sent again, edited, as ${edited}.`,
  });
  await expect(tatwats.steer.redriveEdited(letter, { dish: "bread", table: 1 }, operator)).rejects.toMatchObject({ code: "not-found" });
});

test("what is discarded is not redriven", async () => {
  const { helpers } = moodyKitchen();
  const tatwats = await office.open(helpers);
  await tatwats.send("the_cook", "dish.ordered", { dish: "soup", table: 1 });
  await dead(1);
  expect(await tatwats.steer.discard({}, operator)).toEqual({ discarded: 1 });
  expect(await tatwats.steer.redrive({}, operator)).toEqual({ redriven: 0 });
  expect(await office.count("tatwats.mailbox")).toBe(0);
});

test("a bad message among good ones costs them nothing: they are handled, it alone is dead", async () => {
  const { helpers } = moodyKitchen();
  const door = await office.open(helpers, { runHelpers: false });
  await Promise.all(
    Array.from({ length: 200 }, (_, table) => door.send("the_cook", "dish.ordered", { dish: table === 100 ? "soup" : "bread", table })),
  );
  await office.open(helpers);
  await eventually(async () => (await office.count("served")) === 199, "the bread");
  await dead(1);
  expect(await office.count("cooked")).toBe(199);
  // The batches in which it was cost its neighbours no attempt.
  expect(await office.count("tatwats.delivery where state = 'handled' and attempts > 1")).toBe(0);
});
