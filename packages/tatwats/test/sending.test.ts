import { eventually } from "@tatwats/test-kit";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { defineHelper, fromPgClient, listMessages, readMessage } from "../src/index.ts";
import { createOffice, kitchen, type Office, serve } from "./toy-office.ts";

let office: Office;
beforeEach(async () => {
  office = await createOffice();
});
afterEach(async () => await office.close());

const soup = { dish: "soup", table: 4 };

describe("a send with a name of its own", () => {
  test("happens once, whoever repeats it, alone or in a crowd", async () => {
    const door = await office.open(kitchen(serve), { runHelpers: false });
    const other = await office.open(kitchen(serve), { runHelpers: false });
    const ids = await Promise.all(
      Array.from({ length: 30 }, (_, number) => (number % 2 ? door : other).send("the_cook", "dish.ordered", soup, { once: "order 1" })),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await door.send("the_cook", "dish.ordered", soup, { once: "order 1" })).toBe(ids[0]);
    expect(await office.count("tatwats.message")).toBe(1);
    expect(await office.count("tatwats.mailbox")).toBe(1);
  });

  test("is refused for something else", async () => {
    const door = await office.open(kitchen(serve), { runHelpers: false });
    await door.send("the_cook", "dish.ordered", soup, { once: "order 1" });
    await expect(door.send("the_cook", "dish.ordered", { dish: "bread", table: 4 }, { once: "order 1" })).rejects.toMatchObject({
      code: "name-used",
    });
    expect(await office.count("tatwats.message")).toBe(1);
  });
});

test("of sends in one group, only the faulty are refused", async () => {
  const door = await office.open(kitchen(serve), { runHelpers: false });
  const results = await Promise.allSettled(
    [
      soup,
      { dish: "", table: 1 },
      { dish: "half \ud800", table: 1 },
      { dish: "nul \0", table: 1 },
      { dish: "x".repeat(1_100_000), table: 1 },
      soup,
    ].map((order) => door.send("the_cook", "dish.ordered", order)),
  );
  expect(results.map((result) => (result.status === "fulfilled" ? "sent" : (result.reason as { code: string }).code))).toEqual([
    "sent",
    "payload-refused",
    "payload-refused",
    "payload-refused",
    "payload-too-large",
    "sent",
  ]);
  expect(await office.count("tatwats.message")).toBe(2);
});

test("a payload of a megabyte arrives whole", async () => {
  const dish = "ü\\u0000".repeat(110_000);
  const tatwats = await office.open(kitchen(serve));
  await tatwats.send("the_cook", "dish.ordered", { dish, table: 1 });
  await eventually(async () => (await office.count("served")) === 1, "the dish");
  const { rows } = await office.database.query<{ dish: string }>("select dish from served");
  expect(rows[0]!.dish).toBe(dish);
});

test("poison in every shape is refused, or arrives as it was sent", async () => {
  const poison = [
    { dish: "__proto__", table: 0 },
    { dish: "'; drop table cooked; --", table: 0 },
    { dish: "\u202E\uFEFF\u0007 \\u0000 \\\\u0000", table: Number.MAX_SAFE_INTEGER },
    { dish: "%s %d $1 {}", table: -1 },
  ];
  const tatwats = await office.open(kitchen(serve));
  for (const order of poison) await tatwats.send("the_cook", "dish.ordered", order);
  await eventually(async () => (await office.count("cooked")) === poison.length, "all of it");
  const { rows } = await office.database.query<{ dish: string }>("select dish from cooked");
  expect(rows.map(({ dish }) => dish).toSorted()).toEqual(poison.map(({ dish }) => dish).toSorted());
  const circle: { dish: string; table: number; self?: unknown } = { dish: "ring", table: 1 };
  circle.self = circle;
  await expect(tatwats.send("the_cook", "dish.ordered", circle)).rejects.toMatchObject({ code: "payload-refused" });
  for (const travel of [
    { priority: 10 },
    { priority: 0.5 },
    { delayMs: -1 },
    { delayMs: Number.NaN },
    { expiresInMs: Infinity },
    { key: "" },
    { once: "\0" },
  ]) {
    await expect(tatwats.send("the_cook", "dish.ordered", soup, travel)).rejects.toMatchObject({ code: "refused" });
  }
});

test("a send inside node-postgres' own transaction commits with it", async () => {
  const tatwats = await office.open(kitchen(serve));
  const client = new Client({ connectionString: office.url });
  await client.connect();
  await client.query("begin");
  const id = await tatwats.send("the_cook", "dish.ordered", soup, { in: fromPgClient(client) });
  expect(await readMessage(office.database, id)).toBeUndefined();
  await client.query("commit");
  await client.end();
  await eventually(async () => (await office.count("served")) === 1, "the dish");
});

describe("an ask", () => {
  const Question = z.object({ number: z.number() });
  const theSage = (answer: (number: number) => Promise<{ twice: number }>) =>
    defineHelper({
      name: "the_sage",
      version: "1.0.0",
      purpose: "Answers.",
      settings: z.object({}),
      accepts: { "number.double": { payload: Question, attempts: 1, handle: async ({ payload }) => await answer(payload.number) } },
      replies: { "number.double": z.object({ twice: z.number() }) },
    });
  const twice = async (number: number) => ({ twice: number * 2 });

  test("is answered across processes, and both are on record", async () => {
    await office.open([theSage(twice)]);
    const door = await office.open([theSage(twice)], { runHelpers: false });
    expect(await door.ask("the_sage", "number.double", { number: 21 })).toEqual({ twice: 42 });
    const { items } = await listMessages(office.database, { limit: 10 });
    expect(items.map(({ type, sender, recipient }) => [type, sender, recipient])).toEqual([
      ["number.double.reply", "the_sage", "guests"],
      ["number.double", "guests", "the_sage"],
    ]);
  });

  test("that is never answered ends in time, and nobody answers it later", async () => {
    const door = await office.open([theSage(twice)], { runHelpers: false });
    await expect(door.ask("the_sage", "number.double", { number: 1 }, { withinMs: 200 })).rejects.toMatchObject({ code: "ask-timed-out" });
    await office.open([theSage(twice)]);
    await eventually(async () => (await office.count("tatwats.delivery where state = 'expired'")) === 1, "the question's end");
  });

  test("whose handler fails, or answers nonsense, fails with the reason", async () => {
    const tatwats = await office.open([
      theSage(async (number) => (number === 1 ? Promise.reject(new Error("too deep")) : ({ twice: "42" } as never))),
    ]);
    await expect(tatwats.ask("the_sage", "number.double", { number: 1 })).rejects.toMatchObject({
      code: "ask-failed",
      message: expect.stringContaining("too deep"),
    });
    await expect(tatwats.ask("the_sage", "number.double", { number: 2 })).rejects.toMatchObject({
      code: "ask-failed",
      message: expect.stringContaining("does not fit"),
    });
  });
});

test("effects outside get the same idempotency key at every attempt, and hold no transaction", async () => {
  const keys: string[] = [];
  const thePostman = defineHelper({
    name: "the_postman",
    version: "1.0.0",
    purpose: "Carries things out of the house.",
    settings: z.object({}),
    accepts: {
      "letter.post": {
        payload: z.object({}),
        effects: "outside",
        retryAfterMs: 10,
        handle: async (_message, { idempotencyKey, attempt, db, publish }) => {
          keys.push(idempotencyKey);
          const { rows } = await db.query<{ open: number }>(
            "select count(*)::int as open from pg_stat_activity where datname = current_database() and state = 'idle in transaction'",
          );
          expect(rows[0]!.open).toBe(0);
          await publish("letter.posted", {});
          if (attempt < 3) throw new Error("no answer");
        },
      },
      "letter.posted": {
        payload: z.object({}),
        handle: async (_message, { db }) => void (await db.query("insert into served values ('letter')")),
      },
    },
    emits: { "letter.posted": z.object({}) },
  });
  const tatwats = await office.open([thePostman]);
  const id = await tatwats.send("the_postman", "letter.post", {});
  await eventually(async () => (await office.count("served")) === 1, "the letter");
  expect(keys).toEqual([`${id}/the_postman`, `${id}/the_postman`, `${id}/the_postman`]);
  expect(await office.count("tatwats.message where type = 'letter.posted'")).toBe(1);
});
