import { eventually } from "@tatwats/test-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { countDeadLetters, listAuditEntries, listDeadGroups, listDeadLetters, readMessage } from "../src/index.ts";
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

test("the dead are told by whom and why they died, counted before a deed, and listed page by page", async () => {
  const helpers = kitchen(async ({ dish, table }) => Promise.reject(new TypeError(dish === "soup" ? `no fire at ${table}` : "no flour")), {
    attempts: 1,
  });
  const tatwats = await office.open(helpers);
  for (let table = 1; table <= 3; table += 1) await tatwats.send("the_cook", "dish.ordered", { dish: "soup", table });
  await dead(3);
  const bread = await tatwats.send("the_cook", "dish.ordered", { dish: "bread", table: 1 });
  await dead(4);

  const groups = await listDeadGroups(office.database);
  expect(groups).toMatchObject([
    {
      recipient: "the_cook",
      name: "TypeError",
      message: "no flour",
      deadReason: "TypeError: no flour",
      count: 1,
      latest: { messageId: bread, attempt: 1 },
    },
    { recipient: "the_cook", name: "TypeError", types: ["dish.ordered"], count: 3 },
  ]);
  expect(groups[1]!.message).toMatch(/^no fire at \d$/);
  expect(await listDeadGroups(office.database, { recipient: "the_waiter" })).toEqual([]);
  expect(await listDeadGroups(office.database, { type: "dish.ordered", since: groups[0]!.firstAt })).toHaveLength(1);

  const soups = { fingerprint: groups[1]!.fingerprint! };
  expect(await countDeadLetters(office.database, soups)).toEqual({
    count: 3,
    recipients: [{ name: "the_cook", count: 3 }],
    types: [{ type: "dish.ordered", count: 3 }],
    oldestAt: groups[1]!.firstAt,
    newestAt: groups[1]!.lastAt,
  });
  expect(await countDeadLetters(office.database, { messageIds: [bread] })).toMatchObject({ count: 1 });
  expect(await countDeadLetters(office.database, { recipient: "the_waiter" })).toEqual({
    count: 0,
    recipients: [],
    types: [],
    oldestAt: null,
    newestAt: null,
  });
  await expect(countDeadLetters(office.database, { messageIds: Array.from({ length: 1_001 }, () => bread) })).rejects.toMatchObject({
    code: "refused",
  });

  const first = await listDeadLetters(office.database, soups, { limit: 2 });
  const rest = await listDeadLetters(office.database, soups, { limit: 2, cursor: first.nextCursor! });
  expect(rest).toMatchObject({ nextCursor: null, items: [{ deadFor: "the_cook", fingerprint: soups.fingerprint, type: "dish.ordered" }] });
  expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(3);
});
