import { eventually } from "@tatwats/test-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepPartitions, readMessage } from "../src/index.ts";
import type { Workshop } from "../src/mediator/workshop.ts";
import type { Crew } from "../src/runtime/crew.ts";
import { helperProcessesDuties } from "../src/runtime/duties.ts";
import type { Sealer } from "../src/runtime/sealer.ts";
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

test("retention drops whole days, and keeps what is still open", async () => {
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

test("every hour names are forgotten: of deeds after two days, of sends with the journal of their day", async () => {
  const { database } = office;
  // With the day before it.
  await makeDay(3);
  await database.query(
    `insert into tatwats.made_once (name, digest, made_at) select 'deed ' || days, '', now() - make_interval(days => days) from unnest(array[1, 3]) days`,
  );
  await database.query(
    `insert into tatwats.sent_once (sender, key, message_id, digest, sent_at)
     select 'guests', 'send ' || days, uuidv7(), '', now() - make_interval(days => days) from unnest(array[2, 3, 6]) days`,
  );
  const duties = helperProcessesDuties({ database } as Workshop, {} as Crew, {} as Sealer);
  const duty = duties.find(({ what }) => what.startsWith("forget names"))!;
  expect(duty.everyMs).toBe(3_600_000);
  await duty.work();
  const names = async (table: string, column: string) =>
    (await database.query<{ name: string }>(`select ${column} as name from tatwats.${table} order by 1`)).rows.map(({ name }) => name);
  expect(await names("made_once", "name")).toEqual(["deed 1"]);
  expect(await names("sent_once", "key")).toEqual(["send 2", "send 3"]);
});

/** How often a day's journal has been looked at in this session's open transaction. */
const looksSql = `select coalesce(sum(coalesce(seq_scan, 0) + coalesce(idx_scan, 0)), 0)::int as looks from pg_stat_xact_user_tables
  where schemaname = 'tatwats' and relname ~ '_\\d{8}$' and relname not like '%' || to_char(now() at time zone 'utc', 'YYYYMMDD')`;

test("claiming and settling look at the day of the message only, however many days there are", async () => {
  const tatwats = await office.open(kitchen(serve), { runHelpers: false });
  for (const days of [5, 10, 15]) await makeDay(days);
  await tatwats.send("the_cook", "dish.ordered", { dish: "soup", table: 1 });
  await office.database.transaction(async (tx) => {
    const instance = "00000000-0000-7000-8000-00000000000a";
    const looks = async () => (await tx.query<{ looks: number }>(looksSql)).rows[0]!.looks;
    const before = await looks();
    const { rows } = await tx.query<{ position: string }>("select position from tatwats.claim('the_cook', $1::uuid, 10, '{1,0,0}')", [
      instance,
    ]);
    expect(rows).toHaveLength(1);
    const done = [{ position: rows[0]!.position, attempt: 1, startedAt: new Date(), endedAt: new Date() }];
    const { rows: settled } = await tx.query<{ settled: number }>("select tatwats.settle_handled($1::uuid, $2::jsonb) as settled", [
      instance,
      JSON.stringify(done),
    ]);
    expect(settled[0]!.settled).toBe(1);
    expect((await looks()) - before).toBe(0);
    // The measure itself measures: a look at all days shows.
    await tx.query("select count(*) from tatwats.message");
    expect((await looks()) - before).toBeGreaterThan(3);
  });
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
