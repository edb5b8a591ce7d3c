import { eventually, silentLogger } from "@tatwats/test-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createHelperLog, dropOldLines, mostLines } from "../src/helper/helper-log.ts";
import { type Database, type HelperLogLine, listHelperLog, realWorld } from "../src/index.ts";
import { createOffice, kitchen, type Office } from "./toy-office.ts";

let office: Office;
beforeEach(async () => {
  office = await createOffice();
});
afterEach(async () => await office.close());

const linesOf = async (helper: string): Promise<HelperLogLine[]> => (await listHelperLog(office.database, helper, { limit: 100 })).items;
const source = { helper: "the_cook", instanceId: null, messageId: null };

test("what a handler logs is kept with its message, also when the handler then fails, and so is what the runtime says of it", async () => {
  const helpers = kitchen(
    async ({ dish }, { log }) => {
      log.info({ dish }, "the pan is hot");
      if (dish === "soup") throw new TypeError("no fire");
      log.warn({ left: 2 }, "few eggs left");
    },
    { attempts: 1 },
  );
  const tatwats = await office.open(helpers);
  const soup = await tatwats.send("the_cook", "dish.ordered", { dish: "soup", table: 1 });
  await eventually(async () => (await linesOf("the_cook")).length === 2, "the lines of the soup");
  const omelette = await tatwats.send("the_cook", "dish.ordered", { dish: "omelette", table: 1 });
  await eventually(async () => (await linesOf("the_cook")).length === 4, "all lines");
  const [few, hot, failed] = await linesOf("the_cook");
  expect(few).toMatchObject({
    level: "warn",
    message: "few eggs left",
    detail: { left: 2 },
    messageId: omelette,
    instanceId: expect.any(String),
  });
  expect(hot).toMatchObject({ level: "info", message: "the pan is hot", detail: { dish: "omelette" } });
  expect(failed).toMatchObject({ level: "warn", message: "an attempt failed", messageId: soup, detail: { error: { message: "no fire" } } });
  expect(await linesOf("the_waiter")).toEqual([]);
});

test("the log is followed, gone back through, and narrowed to what is worse", async () => {
  const log = createHelperLog(office.database, realWorld, silentLogger());
  const mine = log.of(source);
  for (let n = 1; n <= 6; n += 1) mine[n === 2 ? "error" : n === 4 ? "warn" : "info"]({ n }, `line ${n}`);
  log.of({ ...source, helper: "the_waiter" }).info({}, "of another");
  await log.stop();
  const list = async (filter: object) => await listHelperLog(office.database, "the_cook", { limit: 2, ...filter });
  const words = ({ items }: { items: HelperLogLine[] }) => items.map(({ message }) => message);
  const first = await list({});
  expect(words(first)).toEqual(["line 6", "line 5"]);
  const second = await list({ before: first.nextCursor! });
  expect(words(second)).toEqual(["line 4", "line 3"]);
  const third = await list({ before: second.nextCursor! });
  expect([words(third), third.nextCursor]).toEqual([["line 2", "line 1"], null]);
  expect(words(await list({ after: third.items[0]!.id }))).toEqual(["line 4", "line 3"]);
  expect(words(await list({ after: first.items[0]!.id }))).toEqual([]);
  expect(words(await list({ level: "warn" }))).toEqual(["line 4", "line 2"]);
  expect(words(await list({ level: "error" }))).toEqual(["line 2"]);
  await expect(list({ after: "x" })).rejects.toMatchObject({ code: "cursor-refused" });
});

test("a line may hold anything, and is kept as far as it can be", async () => {
  const log = createHelperLog(office.database, realWorld, silentLogger());
  const mine = log.of(source);
  const circle: Record<string, unknown> = { name: "round" };
  circle["self"] = circle;
  const trap = {
    get it() {
      throw new Error("do not look");
    },
  };
  const given: [unknown, string][] = [
    [{ text: "nul \0 and half \uD800" }, "nul \0"],
    [circle, "a circle"],
    [trap, "a trap"],
    [{ list: Array.from({ length: 1_000_000 }, (_, n) => n), bytes: Buffer.alloc(5_000_000) }, "x".repeat(1_000_000)],
    [new Error("no salt", { cause: new TypeError("no shop") }), "an error"],
    [{ big: 10n, nothing: undefined, never: Number.NaN, when: new Date(0), call: () => 1 }, "odd values"],
    [null, "nothing"],
    ["a text", "no object"],
  ];
  for (const [detail, message] of given) mine.info(detail as object, message);
  await log.stop();
  const lines = (await linesOf("the_cook")).toReversed();
  expect(lines).toHaveLength(given.length);
  expect(lines[0]).toMatchObject({ message: "nul \u{FFFD}", detail: { text: "nul \u{FFFD} and half \u{FFFD}" } });
  expect(JSON.stringify(lines[1]!.detail).length).toBeLessThan(200);
  expect(lines[2]!.detail).toEqual({ cut: "This could not be looked at." });
  expect(lines[3]!.message).toHaveLength(1_000);
  expect(JSON.stringify(lines[3]!.detail).length).toBeLessThan(2_000);
  expect(lines[4]!.detail).toMatchObject({ name: "Error", message: "no salt", cause: { message: "no shop" } });
  expect(lines[5]!.detail).toEqual({ big: "10", never: "NaN", when: "1970-01-01T00:00:00.000Z" });
});

test("while the database is away the latest lines wait, and the number of those that had no room is told", async () => {
  let away = true;
  const db: Database = {
    query: async (text, values) => (away ? await Promise.reject(new Error("away")) : await office.database.query(text, values)),
  };
  const log = createHelperLog(db, realWorld, silentLogger());
  for (let n = 0; n < 1_500; n += 1) log.of(source).info({}, `line ${n}`);
  await log.flush();
  for (let n = 1_500; n < 1_600; n += 1) log.of(source).info({}, `line ${n}`);
  away = false;
  await log.stop();
  const { rows } = await office.database.query<{ message: string }>("select message from tatwats.helper_log order by id");
  expect(rows.at(-1)!.message).toBe("line 1599");
  expect(rows.length).toBeLessThanOrEqual(1_001);
  const told = rows
    .map(({ message }) => /^(\d+) earlier lines? (?:was|were) dropped/.exec(message)?.[1])
    .filter((count) => count !== undefined);
  const lines = rows.filter(({ message }) => message.startsWith("line "));
  expect(lines.length + told.reduce((sum, count) => sum + Number(count), 0)).toBeGreaterThanOrEqual(1_600);
});

test("the latest lines of each helper are kept, for a week", async () => {
  const log = createHelperLog(office.database, realWorld, silentLogger());
  for (let round = 0; round < 4; round += 1) {
    for (let n = 0; n < 900; n += 1) log.of(source).info({}, `line ${round} ${n}`);
    await log.flush();
  }
  await log.stop();
  expect(await office.count("tatwats.helper_log")).toBe(mostLines);
  expect((await linesOf("the_cook"))[0]!.message).toBe("line 3 899");
  await office.database.query("update tatwats.helper_log set at = at - interval '8 days' where id % 2 = 0");
  await dropOldLines(office.database);
  expect(await office.count("tatwats.helper_log")).toBe(mostLines / 2);
});
