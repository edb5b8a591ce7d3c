import { eventually } from "@tatwats/test-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listAuditEntries, realWorld, verifyAudit, writeAuditEntry } from "../src/index.ts";
import { createOffice, kitchen, type Office, serve } from "./toy-office.ts";

let office: Office;
beforeEach(async () => {
  office = await createOffice();
  for (const n of [1, 2, 3, 4, 5]) {
    await writeAuditEntry(office.database, realWorld, {
      actor: { kind: "user", id: `u${n}`, name: `Ash ${n}` },
      action: "dish.praised",
      target: { kind: "dish", id: `d${n}`, name: "soup" },
      detail: { n, before: null, after: { salt: 0.1 + n } },
    });
  }
  await office.open(kitchen(serve));
  await eventually(async () => (await verifyAudit(office.database)).entries === 5, "the seal");
});
afterEach(() => office.close());

test("entries are sealed within seconds, and what is sealed verifies", async () => {
  const verdict = await verifyAudit(office.database);
  expect(verdict).toMatchObject({ ok: true, entries: 5, unsealed: 0 });
  const { items } = await listAuditEntries(office.database, { limit: 10 });
  expect(items.every((entry) => entry.seal !== null)).toBe(true);
});

test("entries can be searched, and read page by page without gap or double", async () => {
  expect((await listAuditEntries(office.database, { q: "ASH 3", limit: 10 })).items.map((entry) => entry.target?.id)).toEqual(["d3"]);
  expect((await listAuditEntries(office.database, { q: "100%", limit: 10 })).items).toEqual([]);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listAuditEntries(office.database, { limit: 2, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items.map((entry) => entry.actor.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(["u5", "u4", "u3", "u2", "u1"]);
});

test("the application can neither change nor remove an entry", async () => {
  for (const sql of [
    "update tatwats.audit_entry set action = 'x'",
    "delete from tatwats.audit_entry",
    "truncate tatwats.audit_leaf cascade",
    "delete from tatwats.audit_seal",
  ]) {
    await expect(office.database.query(sql)).rejects.toThrow("append-only");
  }
});

// Somebody with the database owner's rights can; then verification names the first entry that is wrong.
const forgeries: [name: string, sql: string, what: RegExp][] = [
  ["altered", "update tatwats.audit_entry set actor_name = 'Briar' where actor_id = 'u2'", /altered/],
  ["altered by a microsecond", "update tatwats.audit_entry set at = at + interval '1 microsecond' where actor_id = 'u2'", /altered/],
  ["removed", "delete from tatwats.audit_entry where actor_id = 'u2'", /removed/],
  [
    "removed with its leaf",
    "delete from tatwats.audit_leaf where entry_id = (select id from tatwats.audit_entry where actor_id = 'u2'); delete from tatwats.audit_entry where actor_id = 'u2'",
    /removed/,
  ],
];
for (const [name, sql, what] of forgeries) {
  test(`an entry that was ${name} is found`, async () => {
    await withoutTriggers(sql);
    const verdict = await verifyAudit(office.database);
    expect(verdict).toMatchObject({ ok: false, firstFault: { what: expect.stringMatching(what) as unknown, position: 2 } });
  });
}

test("a seal that was forged with another key is found", async () => {
  await withoutTriggers("update tatwats.audit_seal set root = repeat('0', 64) where number = 1");
  expect(await verifyAudit(office.database)).toMatchObject({
    ok: false,
    firstFault: { what: "The signature of seal 1 is not genuine.", seal: 1 },
  });
});

async function withoutTriggers(sql: string): Promise<void> {
  await office.database.query(`begin; set local session_replication_role = replica; ${sql}; commit`);
}
