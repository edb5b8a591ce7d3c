import { eventually } from "@tatwats/test-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listMessages, type MessageFilter } from "../src/index.ts";
import { createOffice, kitchen, type Office, operator, serve } from "./toy-office.ts";

let office: Office;
beforeEach(async () => {
  office = await createOffice();
});
afterEach(async () => await office.close());

const find = async (filter: Partial<MessageFilter>) =>
  (await listMessages(office.database, { limit: 100, ...filter })).items.map(({ id }) => id);
const order = (dish: string, table: number) => ({ dish, table });

/** Soups die, bread is served: an order each, the latest last. */
async function cookAll(): Promise<{ soup: string; bread: string }> {
  const helpers = kitchen((given, context) => (given.dish === "soup" ? Promise.reject(new TypeError("no fire")) : serve(given, context)), {
    attempts: 1,
  });
  const tatwats = await office.open(helpers);
  const soup = await tatwats.send("the_cook", "dish.ordered", order("soup", 1));
  const bread = await tatwats.send("the_cook", "dish.ordered", order("bread", 2));
  await eventually(async () => (await office.count("served")) === 1, "the bread");
  await eventually(async () => (await office.count("tatwats.delivery where state = 'dead'")) === 1, "the dead letter");
  await tatwats.stop();
  return { soup, bread };
}

test("messages are found by sender, recipient, type, conversation and the state of a delivery", async () => {
  const { soup, bread } = await cookAll();
  const door = await office.open(kitchen(serve), { runHelpers: false });
  const waiting = await door.send("the_cook", "dish.ordered", order("cake", 3));
  await door.steer.route({ sender: "*", type: "dish.served", recipient: "the_waiter" }, { paused: true }, operator);
  const held = await door.send("the_waiter", "dish.served", { dish: "wine" });
  const [served] = await find({ type: "dish.served", state: "handled" });

  expect(await find({})).toEqual([held, waiting, served, bread, soup]);
  expect(await find({ recipient: "the_waiter" })).toEqual([held, served]);
  expect(await find({ sender: "the_cook" })).toEqual([served]);
  expect(await find({ conversation: bread })).toEqual([served, bread]);
  expect(await find({ state: "dead" })).toEqual([soup]);
  expect(await find({ state: "dead", recipient: "the_waiter" })).toEqual([]);
  expect(await find({ state: "waiting" })).toEqual([waiting]);
  expect(await find({ state: "held" })).toEqual([held]);
  expect(await find({ state: "active" })).toEqual([]);
  expect(await find({ state: "discarded" })).toEqual([]);
  expect(await find({ state: "handled", recipient: "the_cook" })).toEqual([bread]);
  await door.steer.helper("the_cook", "pause", operator);
  expect(await find({ state: "held" })).toEqual([held, waiting]);
  expect(await find({ state: "waiting" })).toEqual([]);
  await expect(find({ state: "lost" })).rejects.toMatchObject({ code: "refused" });

  const { items } = await listMessages(office.database, { state: "dead", limit: 1 });
  expect(items[0]!.deliveries).toMatchObject([
    { deadReason: "TypeError: no fire", fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/), state: "dead" },
  ]);
});

test("what is typed finds ids, conversations and parts of payloads", async () => {
  const { soup, bread } = await cookAll();
  const [served] = await find({ type: "dish.served" });
  expect(await find({ q: soup.toUpperCase() })).toEqual([soup]);
  expect(await find({ q: bread })).toEqual([served, bread]);
  expect(await find({ q: bread, type: "dish.served" })).toEqual([served]);
  expect(await find({ q: "BREAD" })).toEqual([served, bread]);
  expect(await find({ q: '"table": 1' })).toEqual([soup]);
  expect(await find({ q: "%" })).toEqual([]);
  expect(await find({ q: "01a207c1-0000-7000-8000-000000000000" })).toEqual([]);
  expect(await find({ q: "bread", state: "dead" })).toEqual([]);
  expect(await find({ q: "fire", state: "dead" })).toEqual([]);
  expect(await find({ q: "soup", state: "dead" })).toEqual([soup]);
});

test("pages follow each other without gaps, within a time too", async () => {
  const door = await office.open(kitchen(serve), { runHelpers: false });
  const sent: string[] = [];
  for (let table = 0; table < 7; table += 1) sent.push(await door.send("the_cook", "dish.ordered", order("soup", table)));
  const walk = async (filter: Partial<MessageFilter>) => {
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await listMessages(office.database, { limit: 3, ...filter, cursor });
      expect(page.searchedBack).toBeNull();
      seen.push(...page.items.map(({ id }) => id));
      if (page.nextCursor === null) return seen;
      cursor = page.nextCursor;
    }
  };
  expect(await walk({})).toEqual(sent.toReversed());
  expect(await walk({ state: "waiting" })).toEqual(sent.toReversed());
  const { items } = await listMessages(office.database, { limit: 10 });
  const { sentAt } = items[3]!;
  expect(await walk({ since: sentAt })).toEqual(items.filter((item) => item.sentAt >= sentAt).map(({ id }) => id));
  expect(await walk({ until: sentAt })).toEqual(items.filter((item) => item.sentAt < sentAt).map(({ id }) => id));
  await expect(listMessages(office.database, { limit: 3, cursor: "x" })).rejects.toMatchObject({ code: "cursor-refused" });
});

test("a search that finds nothing for long stops, says how far back it came, and goes on from there", async () => {
  const door = await office.open(kitchen(serve), { runHelpers: false });
  const needle = await door.send("the_cook", "dish.ordered", order("needle", 1));
  // More than one request looks at, after it.
  await office.database.query(
    `insert into tatwats.message (id, type, sender, recipient, payload, conversation_id, sent_at, due_at)
     select uuidv7(interval '1 second'), 'hay', 'guests', 'the_cook', '{"dish":"hay"}', uuidv7(), now() + interval '1 second', now() from generate_series(1, 60000)`,
  );
  let page = await listMessages(office.database, { q: "needle", limit: 10 });
  expect(page).toMatchObject({ items: [], searchedBack: expect.any(String), nextCursor: expect.any(String) });
  let requests = 1;
  for (; page.nextCursor !== null; requests += 1)
    page = await listMessages(office.database, { q: "needle", limit: 10, cursor: page.nextCursor });
  expect(page).toMatchObject({ items: [{ id: needle }], searchedBack: null });
  expect(requests).toBeGreaterThan(1);
  // Where an index leads there, nothing is looked at in vain.
  expect(await listMessages(office.database, { type: "dish.ordered", q: "needle", limit: 10 })).toMatchObject({ items: [{ id: needle }] });
});
