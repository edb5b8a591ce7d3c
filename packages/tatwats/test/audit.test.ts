import { eventually } from "@tatwats/test-kit";
import fc from "fast-check";
import { Pool } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepAuditPartitions } from "../src/audit/audit-partitions.ts";
import { auditFacets } from "../src/audit/count-facets.ts";
import { listAuditEntries, readAuditEntry } from "../src/audit/list-entries.ts";
import { relatedEntries } from "../src/audit/related-entries.ts";
import { sealEntries } from "../src/audit/seal-entries.ts";
import { loadSealKey } from "../src/audit/seal-key.ts";
import { readAuditTrust } from "../src/audit/seal-witness.ts";
import { verifyAudit } from "../src/audit/verify-audit.ts";
import { writeAuditEntries, writeAuditEntry } from "../src/audit/write-entry.ts";
import { fromPgPool } from "../src/database/node-postgres.ts";
import { realWorld } from "../src/runtime/world.ts";
import { type AuditLog, openAuditLog, praise } from "./audit-log.ts";
import { createOffice, kitchen, serve } from "./toy-office.ts";

let log: AuditLog;
beforeEach(async () => {
  log = await openAuditLog();
});
afterEach(() => log.close());

test("entries are sealed within seconds, and what is sealed verifies", async () => {
  const office = await createOffice();
  try {
    await office.open(kitchen(serve));
    const id = await writeAuditEntry(office.database, realWorld, praise(1));
    await eventually(async () => (await readAuditEntry(office.database, id))?.seal, "the seal", 5_000);
    expect(await verifyAudit(office.database, readAuditTrust(office.keyFolder))).toMatchObject({ ok: true });
  } finally {
    await office.close();
  }
});

test("what is sealed together verifies, and names its seal", async () => {
  await log.write([1, 2, 3, 4, 5], { sealed: false });
  expect(await log.verify()).toMatchObject({ ok: true, entries: 0, seals: 0, unsealed: 5 });
  expect(await log.seal()).toBe(5);
  expect(await log.verify()).toEqual({ ok: true, entries: 5, seals: 1, unsealed: 0, retained: 0 });
  const { items } = await listAuditEntries(log.database, { limit: 10 });
  expect(items.every((entry) => entry.seal === 1)).toBe(true);
  expect(await readAuditEntry(log.database, items[0]!.id)).toEqual(items[0]);
});

test("a run seals a thousand entries at a time, and several thousand when it is behind", async () => {
  for (const from of [0, 1, 2])
    await log.write(
      Array.from({ length: 1_000 }, (_, n) => from * 1_000 + n),
      { sealed: false },
    );
  await log.write([1], { sealed: false });
  expect(await log.seal()).toBe(3_001);
  expect(await log.verify()).toMatchObject({ ok: true, entries: 3_001, seals: 4, unsealed: 0 });
});

test("an entry that is rolled back never was, and one that is committed late is sealed late", async () => {
  const late = Promise.withResolvers<void>();
  const written = Promise.withResolvers<void>();
  const slow = log.database.transaction(async (tx) => {
    await writeAuditEntry(tx, log.world, praise(1));
    written.resolve();
    await late.promise;
  });
  const failed = log.database.transaction(async (tx) => {
    await writeAuditEntry(tx, log.world, praise(2));
    throw new Error("the deed failed");
  });
  await expect(failed).rejects.toThrow("the deed failed");
  await written.promise;
  await log.write([3]);
  expect(await log.verify()).toMatchObject({ ok: true, entries: 1, unsealed: 0 });
  late.resolve();
  await slow;
  expect(await log.seal()).toBe(1);
  expect(await log.verify()).toMatchObject({ ok: true, entries: 2, unsealed: 0 });
});

test("sealers beside each other and many writers miss no entry and seal none twice", async () => {
  const key = loadSealKey(log.folder);
  let writing = true;
  const write = async (writer: number) => {
    for (let n = 0; n < 25; n += 1) {
      const records = Array.from({ length: 1 + ((writer * 7 + n) % 9) }, (_, index) => praise(index));
      await log.database.transaction(async (tx) => {
        await writeAuditEntries(tx, log.world, records);
        if (n % 6 === 0) await tx.query("select pg_sleep(0.02)");
      });
    }
  };
  const seal = async () => {
    while (writing) await sealEntries(log.database, key, log.world);
  };
  const sealers = Promise.all([seal(), seal()]);
  await Promise.all([0, 1, 2, 3, 4, 5].map(write));
  writing = false;
  await sealers;
  await log.seal();
  const { rows } = await log.database.query<{ written: number }>("select count(*)::int as written from tatwats.audit_entry");
  expect(await log.verify()).toMatchObject({ ok: true, entries: rows[0]!.written, unsealed: 0 });
});

test("what no JSON of PostgreSQL takes is written all the same", async () => {
  const id = await writeAuditEntry(log.database, log.world, { ...praise(1), detail: { typed: "a\0b\uD800", words: "x".repeat(50_000) } });
  expect((await readAuditEntry(log.database, id))?.detail["typed"]).toBe("a\uFFFDb\uFFFD");
});

test("whatever is written verifies", async () => {
  const record = fc.record({ name: fc.string({ unit: "binary" }), detail: fc.dictionary(fc.string(), fc.jsonValue()) });
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 20 }), async (records) => {
      const deeds = records.map(({ name, detail }) => ({ ...praise(1), actor: { kind: "user" as const, id: "u", name }, detail }));
      await writeAuditEntries(log.database, log.world, deeds);
      await log.seal();
      expect(await log.verify()).toMatchObject({ ok: true, unsealed: 0 });
    }),
    { numRuns: 25, seed: 5 },
  );
});

test("entries are found by all of some words and their beginnings, and by each filter", async () => {
  await log.write([1, 2, 3]);
  const conversationId = log.world.newId();
  await writeAuditEntry(log.database, log.world, {
    actor: { kind: "helper", id: "the_cook", name: "the_cook" },
    action: "dish.burnt",
    target: { kind: "pan", id: "p'1\\", name: "Große Pfanne" },
    outcome: "failed",
    address: "10.1.2.3",
    conversationId,
    detail: { order: "0192aaaa-1111-7222-8333-444455556666", reason: "too hot" },
  });
  const found = async (filter: object) =>
    (await listAuditEntries(log.database, { ...filter, limit: 10 })).items.map((entry) => entry.target?.id).toReversed();
  const burnt = ["p'1\\"];
  expect(await found({ q: "ASH 3" })).toEqual(["d3"]);
  expect(await found({ q: "soup prai" })).toEqual(["d1", "d2", "d3"]);
  expect(await found({ q: "große" })).toEqual(burnt);
  for (const q of ["0192aaaa", "0192aaaa-", "0192aaaa-1111-7222", "0192AAAA-1111-7222-8333-444455556666"])
    expect(await found({ q }), q).toEqual(burnt);
  expect(await found({ q: conversationId })).toEqual(burnt);
  expect(await found({ q: "hot 10.1.2.3 the_cook" })).toEqual(burnt);
  expect(await found({ q: "hot soup" })).toEqual([]);
  expect(await found({ q: "reason" }), "the name of a field").toEqual([]);
  expect(await found({ q: "%%" }), "no word at all").toEqual([]);
  expect(await found({ actor: "the_cook" })).toEqual(burnt);
  expect(await found({ actor: "Ash 2" })).toEqual(["d2"]);
  expect(await found({ action: "dish.burnt" })).toEqual(burnt);
  expect(await found({ target: "p'1\\" })).toEqual(burnt);
  expect(await found({ target: "dish", q: "ash d1" })).toEqual(["d1"]);
  expect(await found({ outcome: "failed" })).toEqual(burnt);
  expect(await found({ address: "10.1.2.3" })).toEqual(burnt);
  expect(await found({ conversation: conversationId.toUpperCase() })).toEqual(burnt);
  expect(await found({ until: "2026-01-01T00:00:00Z" })).toEqual([]);
  expect(await found({ since: "2026-01-01T00:00:00Z", until: "2027-01-01T00:00:00Z", actor: "u1" })).toEqual(["d1"]);
});

test("facets tell what there is among the entries that match, the most frequent first", async () => {
  await log.write([1, 2, 2]);
  await writeAuditEntry(log.database, log.world, { ...praise(1), action: "dish.returned", outcome: "refused" });
  expect(await auditFacets(log.database, {})).toEqual({
    of: 4,
    actions: [
      { value: "dish.praised", count: 3 },
      { value: "dish.returned", count: 1 },
    ],
    actors: [
      { value: "Ash 1", id: "u1", count: 2 },
      { value: "Ash 2", id: "u2", count: 2 },
    ],
    outcomes: [
      { value: "done", count: 3 },
      { value: "refused", count: 1 },
    ],
    targets: [{ value: "dish", count: 4 }],
  });
  expect(await auditFacets(log.database, { action: "nothing.such" })).toEqual({
    of: 0,
    actions: [],
    actors: [],
    outcomes: [],
    targets: [],
  });
});

test("related are those of the same conversation, else those about the same target", async () => {
  const conversationId = log.world.newId();
  const write = async (n: number, more: object = {}) => await writeAuditEntry(log.database, log.world, { ...praise(n), ...more });
  const [one, two] = [await write(1, { conversationId }), await write(2, { conversationId })];
  const [three, four] = [await write(3), await write(3)];
  const idsOf = async (id: string) => (await relatedEntries(log.database, id, 10)).map((entry) => entry.id);
  expect(await idsOf(one)).toEqual([two]);
  expect(await idsOf(four)).toEqual([three]);
  expect(await idsOf(log.world.newId())).toEqual([]);
});

test("entries are read page by page without gap or double, with a search too", async () => {
  await log.write([1, 2, 3, 4, 5]);
  for (const filter of [{}, { q: "soup" }, { action: "dish.praised" }]) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAuditEntries(log.database, { ...filter, limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map((entry) => entry.actor.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(["u5", "u4", "u3", "u2", "u1"]);
  }
});

test("entries lie in their months' partitions, also those that were written before there were any", async () => {
  await log.write([1, 2]);
  log.world.set("2026-05-01T00:00:00.000Z");
  await log.write([3], { sealed: false });
  expect(await keepAuditPartitions(log.database, log.world.now())).toEqual(
    ["03", "05", "06", "07", "08"].map((month) => `audit_entry_2026_${month}`),
  );
  expect(await keepAuditPartitions(log.database, log.world.now())).toEqual([]);
  await log.write([4]);
  const { rows } = await log.database.query(
    "select tableoid::regclass::text as partition, count(*)::int from tatwats.audit_entry group by 1 order by 1",
  );
  expect(rows).toEqual([
    { partition: "tatwats.audit_entry_2026_03", count: 2 },
    { partition: "tatwats.audit_entry_2026_05", count: 2 },
  ]);
  expect(await log.verify()).toMatchObject({ ok: true, entries: 4 });
});

test("the application can neither change nor remove an entry", async () => {
  await log.write([1]);
  await keepAuditPartitions(log.database, log.world.now());
  for (const table of ["audit_entry", "audit_entry_2026_03", "audit_entry_default", "audit_seal", "audit_leaf", "audit_key"]) {
    for (const sql of [`delete from tatwats.${table}`, `truncate tatwats.${table} cascade`])
      await expect(log.database.query(sql), sql).rejects.toThrow("append-only");
  }
  for (const sql of [
    "update tatwats.audit_entry set action = 'x'",
    "update tatwats.audit_entry_2026_03 set action = 'x'",
    "update tatwats.audit_leaf set hash = 'x'",
    "update tatwats.audit_seal set root = 'x'",
    "update tatwats.audit_key set public_key = 'x'",
  ])
    await expect(log.database.query(sql), sql).rejects.toThrow("append-only");
});

test("a sealer that cannot get at the database seals the rest when it can", async () => {
  await log.write([1], { sealed: false });
  const gone = new Pool({ host: "127.0.0.1", port: 1 });
  await expect(sealEntries(fromPgPool(gone), loadSealKey(log.folder), log.world)).rejects.toThrow("ECONNREFUSED");
  await gone.end();
  expect(await log.seal()).toBe(1);
});
