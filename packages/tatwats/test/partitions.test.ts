import { eventually } from "@tatwats/test-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepPartitions, readMessage } from "../src/index.ts";
import { createOffice, kitchen, type Office, operator, serve } from "./toy-office.ts";

let office: Office;
beforeEach(async () => {
  office = await createOffice();
});
afterEach(async () => await office.close());

/** Moves a message, with what belongs to it, some days into the past. */
async function age(id: string, days: number): Promise<string> {
  const { rows } = await office.database.query<{ id: string }>("select uuidv7(make_interval(days => -$1::int)) as id", [days]);
  const aged = rows[0]!.id;
  await office.database.query("update tatwats.message set id = $2::uuid, conversation_id = $2::uuid where id = $1::uuid", [id, aged]);
  await office.database.query("update tatwats.delivery set message_id = $2::uuid, conversation_id = $2::uuid where message_id = $1::uuid", [
    id,
    aged,
  ]);
  await office.database.query("update tatwats.mailbox set message_id = $2::uuid, conversation_id = $2::uuid where message_id = $1::uuid", [
    id,
    aged,
  ]);
  return aged;
}

async function partitions(): Promise<string[]> {
  const { rows } = await office.database.query<{ name: string }>(
    "select inhrelid::regclass::text as name from pg_inherits where inhparent = 'tatwats.message'::regclass order by 1",
  );
  return rows.map(({ name }) => name);
}

async function makeDay(daysAgo: number): Promise<void> {
  await office.database.query("select tatwats.keep_partitions((now() at time zone 'utc')::date - $1::int, 0)", [daysAgo]);
}

test("retention drops whole days, keeps what is still open, and claims look at no old partition", async () => {
  const tatwats = await office.open(kitchen(serve));
  const handled = await tatwats.send("the_cook", "dish.ordered", { dish: "soup", table: 1 });
  await eventually(async () => (await office.count("served")) === 1, "the soup");
  await tatwats.steer.helper("the_cook", "pause", operator);
  const open = await tatwats.send("the_cook", "dish.ordered", { dish: "bread", table: 1 });
  for (const days of [40, 50]) await makeDay(days);
  const [old, older] = [await age(handled, 40), await age(open, 50)];
  expect((await partitions()).length).toBeGreaterThanOrEqual(13);

  const { journalDays } = await tatwats.steer.retain({ journal: 30 }, operator);
  // A day of its own beside each was made too, and is empty.
  expect(journalDays).toHaveLength(3);
  expect(await readMessage(office.database, old)).toBeUndefined();
  expect((await readMessage(office.database, older))!.deliveries[0]!.state).toBe("held");
  await tatwats.steer.helper("the_cook", "resume", operator);
  await eventually(async () => (await office.count("served")) === 2, "the bread");
  expect((await tatwats.steer.retain({ journal: 30 }, operator)).journalDays).toHaveLength(1);
  expect(await readMessage(office.database, older)).toBeUndefined();
});

test("a message of a day without a partition is kept, and moves to its day when that is made", async () => {
  const tatwats = await office.open(kitchen(serve));
  const id = await tatwats.send("the_cook", "dish.ordered", { dish: "soup", table: 1 });
  await eventually(async () => (await office.count("served")) === 1, "the soup");
  // As by a process whose clock is two months ahead.
  const ahead = await age(id, -60);
  expect(await office.count("tatwats.message_default")).toBe(1);
  expect((await readMessage(office.database, ahead))!.deliveries[0]!.state).toBe("handled");
  await makeDay(-60);
  expect(await office.count("tatwats.message_default")).toBe(0);
  expect((await readMessage(office.database, ahead))!.deliveries[0]!.state).toBe("handled");
  const before = await partitions();
  await keepPartitions(office.database);
  expect(await partitions()).toEqual(before);
});
