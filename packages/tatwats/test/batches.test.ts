import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { eventually } from "@tatwats/test-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Batch, listAuditEntries, listBatches, readBatch, readMessage, type Tatwats } from "../src/index.ts";
import { theStoker } from "./stoker.ts";
import { createOffice, type Office, operator } from "./toy-office.ts";

let office: Office;
beforeEach(async () => {
  office = await createOffice();
});
afterEach(async () => await office.close());

async function ended(id: string, withinMs = 20_000): Promise<Batch> {
  await eventually(async () => (await readBatch(office.database, id))!.state !== "running", "the end of the batch", withinMs);
  return (await readBatch(office.database, id))!;
}

/** Letters that nobody knows how long to bake, all of them dead. @returns their ids */
async function burn(tatwats: Tatwats<readonly [typeof theStoker]>, count: number): Promise<string[]> {
  const ids = await Promise.all(Array.from({ length: count }, (_, loaf) => tatwats.send("the_stoker", "loaf.given", { loaf })));
  await eventually(async () => (await office.count("tatwats.delivery where state = 'dead'")) === count, "the dead letters", 30_000);
  return ids;
}

/** The same, many at once: the rows are those that an engine leaves which buries each in a transaction of its own. */
async function bury(door: Tatwats<readonly [typeof theStoker]>, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, loaf) => door.send("the_stoker", "loaf.given", { loaf })));
  await office.database.query(
    `with gone as (delete from tatwats.mailbox returning *, gen_random_uuid() as taken_by), tried as (
       insert into tatwats.attempt (message_id, recipient, number, instance_id, started_at, ended_at, outcome, error)
       select message_id, recipient, 1, taken_by, clock_timestamp(), clock_timestamp(), 'failed',
         '{"name":"TypeError","message":"Nobody knows for how long.","stack":"","fingerprint":"burnt"}' from gone
     )
     insert into tatwats.delivery (message_id, recipient, conversation_id, state, type, attempts, due_at, instance_id, started_at, ended_at, dead_reason, fingerprint)
     select message_id, recipient, conversation_id, 'dead', type, 1, due_at, taken_by, clock_timestamp(), clock_timestamp(),
       'TypeError: Nobody knows for how long.', 'burnt' from gone`,
  );
  expect(await office.count("tatwats.delivery where state = 'dead'")).toBe(count);
}

test("a batch redrives what is dead, and not once more what dies of it again", async () => {
  const tatwats = await office.open([theStoker]);
  await burn(tatwats, 7);
  const steering = { ...operator, address: "192.0.2.7" };
  const id = await tatwats.steer.startBatch({ deed: "redrive", filter: { recipient: "the_stoker" } }, steering);
  expect(await ended(id)).toMatchObject({
    deed: "redrive",
    filter: { recipient: "the_stoker" },
    patch: null,
    reason: "a test",
    by: "Olive",
    state: "done",
    total: 7,
    done: 7,
    refused: 0,
    faults: [],
    failure: null,
  });
  await eventually(async () => (await office.count("tatwats.attempt where number = 2")) === 7, "the second deaths");
  expect(await office.count("tatwats.attempt where number > 2")).toBe(0);
  const { items } = await listAuditEntries(office.database, { limit: 10, actor: "Olive" });
  expect(items.map(({ action }) => action)).toEqual(["batch.done", "dead-letters.redriven", "batch.started"]);
  expect(items[1]!.detail).toMatchObject({ reason: "a test", batch: id, deliveries: 7 });
  expect(items.map(({ address }) => address)).toEqual(["192.0.2.7", "192.0.2.7", "192.0.2.7"]);
});

test("a batch with nothing to do is refused, and one of named messages concerns no others", async () => {
  const tatwats = await office.open([theStoker]);
  const [first, second] = await burn(tatwats, 3);
  const idle = tatwats.steer.startBatch({ deed: "discard", filter: { recipient: "the_waiter" } }, operator);
  await expect(idle).rejects.toMatchObject({ code: "nothing-left" });
  const some = await tatwats.steer.startBatch({ deed: "discard", filter: { messageIds: [first!, second!] } }, operator);
  expect(await ended(some)).toMatchObject({ state: "done", total: 2, done: 2, filter: { messageIds: [first, second] } });
  expect(await office.count("tatwats.delivery where state = 'dead'")).toBe(1);
  expect((await listBatches(office.database, 5)).map(({ id }) => id)).toEqual([some]);
  await expect(tatwats.steer.startBatch({ deed: "discard", filter: {}, patch: {} }, operator)).rejects.toMatchObject({ code: "refused" });
  expect(await readBatch(office.database, first!)).toBeUndefined();
});

test("a patch is applied to each payload; what does not fit then stays dead and says why", async () => {
  const tatwats = await office.open([theStoker]);
  const ids = await burn(tatwats, 3);
  // As an older version may have left it: no patch of the minutes makes it fit.
  await office.database.query('update tatwats.message set payload = \'{"loaf":"none"}\' where id = $1::uuid', [ids[1]]);
  const id = await tatwats.steer.startBatch({ deed: "redrive", filter: {}, patch: { minutes: 5, secret: null } }, operator);
  const batch = await ended(id);
  expect(batch).toMatchObject({ total: 3, done: 2, refused: 1, faults: [{ messageId: ids[1] }] });
  expect(batch.faults[0]!.message).toContain("loaf");
  await eventually(async () => (await office.count("cooked")) === 2, "the bread");
  expect((await readMessage(office.database, ids[1]!))!.deliveries[0]).toMatchObject({ state: "dead" });
  const replaced = (await readMessage(office.database, ids[0]!))!;
  expect(replaced.deliveries[0]!.deadReason).toMatch(/^Sent again, edited, as /);
  expect(replaced.effects).toHaveLength(1);
  expect(await listAuditEntries(office.database, { limit: 5, action: "dead-letter.edited" })).toMatchObject({ items: [{}, {}] });
});

test("a batch whose process is killed is finished by another one, each letter once", { timeout: 60_000 }, async () => {
  const letters = 900;
  const door = await office.open([theStoker], { runHelpers: false });
  await bury(door, letters);
  await door.stop();
  // Slow enough to be killed in the middle of it.
  await office.database.query(
    `create function dawdle() returns trigger language plpgsql as $$ begin perform pg_sleep(0.2); return new; end $$`,
  );
  await office.database.query("create trigger dawdle after update of done on tatwats.batch for each row execute function dawdle()");
  const child = fork(join(import.meta.dirname, "batch-process.ts"), [office.url, office.keyFolder], { stdio: "ignore" });
  const [id] = (await once(child, "message")) as [string];
  await eventually(async () => (await readBatch(office.database, id))!.done >= 200, "two portions");
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
  const left = (await readBatch(office.database, id))!;
  expect(left).toMatchObject({ state: "running", total: letters });
  expect(left.done).toBeLessThan(letters);
  await office.open([theStoker]);
  expect(await ended(id, 40_000)).toMatchObject({ state: "done", done: letters, refused: 0 });
  await eventually(async () => (await office.count("cooked")) === letters, "the bread", 30_000);
  // Nothing twice, nothing left.
  expect(await office.count("(select distinct dish from cooked) d")).toBe(letters);
  expect(await office.count("tatwats.delivery where state = 'dead'")).toBe(0);
  expect(await office.count("tatwats.message where causation_id is not null")).toBe(letters);
});

test("a process that stops in order leaves its batch to others at once", async () => {
  const tatwats = await office.open([theStoker], { runHelpers: false });
  await bury(tatwats, 300);
  await office.open([theStoker]);
  await office.database.query(
    `create function dawdle() returns trigger language plpgsql as $$ begin perform pg_sleep(0.3); return new; end $$`,
  );
  await office.database.query("create trigger dawdle after update of done on tatwats.batch for each row execute function dawdle()");
  const id = await tatwats.steer.startBatch({ deed: "redrive", filter: {}, patch: { minutes: 5 } }, operator);
  await tatwats.stop();
  expect(await readBatch(office.database, id)).toMatchObject({ state: "running", done: 100 });
  // Well before the lease would have run out.
  expect(await ended(id, 9_000)).toMatchObject({ state: "done", done: 300 });
});
