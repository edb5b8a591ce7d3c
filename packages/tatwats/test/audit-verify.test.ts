import { afterEach, beforeEach, expect, test } from "vitest";
import { verifyAudit } from "../src/audit/verify-audit.ts";
import { type AuditLog, openAuditLog } from "./audit-log.ts";

let log: AuditLog;
let ids: string[];
beforeEach(async () => {
  log = await openAuditLog();
  ids = [...(await log.write([1, 2, 3])), ...(await log.write([4, 5])), ...(await log.write([6]))];
});
afterEach(() => log.close());

const entry = (n: number) => `(select id from tatwats.audit_entry where actor_id = 'u${n}')`;
const copy = `id, at, actor_kind, actor_id, actor_name, action, outcome, detail`;

// Somebody with the database owner's rights can; then verification names the first thing that is wrong.
const forgeries: [name: string, sql: string, fault: { kind: string; position?: number; entry?: number; seal?: number }][] = [
  [
    "an altered entry",
    "update tatwats.audit_entry set actor_name = 'Briar' where actor_id in ('u2', 'u4')",
    { kind: "altered", position: 2, entry: 2 },
  ],
  [
    "an entry altered by a millisecond",
    "update tatwats.audit_entry set at = at + interval '1 millisecond' where actor_id = 'u5'",
    { kind: "altered", position: 5, entry: 5 },
  ],
  [
    "a detail altered",
    `update tatwats.audit_entry set detail = jsonb_set(detail, '{after,salt}', '9') where actor_id = 'u6'`,
    { kind: "altered", position: 6, entry: 6 },
  ],
  ["a removed entry", "delete from tatwats.audit_entry where actor_id in ('u2', 'u3')", { kind: "removed", position: 2, entry: 2 }],
  [
    "an entry removed with its leaf",
    `delete from tatwats.audit_leaf where entry_id = ${entry(5)}; delete from tatwats.audit_entry where actor_id = 'u5'`,
    { kind: "removed", position: 5, seal: 2 },
  ],
  ["a removed leaf", `delete from tatwats.audit_leaf where entry_id = ${entry(2)}`, { kind: "removed", position: 2, seal: 1 }],
  [
    "two entries swapped",
    "update tatwats.audit_leaf set position = -position where position in (1, 2); update tatwats.audit_leaf set position = 3 + position where position < 0",
    { kind: "leaf-altered", seal: 1, position: 1 },
  ],
  [
    "an altered leaf",
    "update tatwats.audit_leaf set hash = repeat('0', 64) where position = 4",
    { kind: "altered", position: 4, entry: 4 },
  ],
  [
    "a leaf under another seal",
    "update tatwats.audit_leaf set seal = 1 where position = 4",
    { kind: "leaf-altered", position: 4, entry: 4 },
  ],
  [
    "a stranger in place of an entry",
    `insert into tatwats.audit_entry (${copy}) select gen_random_uuid(), at, actor_kind, 'u9', actor_name, action, outcome, detail from tatwats.audit_entry where actor_id = 'u4'; update tatwats.audit_leaf set entry_id = ${entry(9)} where position = 4`,
    { kind: "altered", position: 4, entry: 9 },
  ],
  [
    "an altered root",
    "update tatwats.audit_seal set root = repeat('0', 64) where number = 2",
    { kind: "seal-altered", seal: 2, position: 4 },
  ],
  [
    "an altered time of a seal",
    "update tatwats.audit_seal set sealed_at = sealed_at - interval '1 day' where number = 3",
    { kind: "seal-altered", seal: 3 },
  ],
  ["a removed seal", "delete from tatwats.audit_seal where number = 2", { kind: "seal-removed", seal: 2, position: 4 }],
  [
    "an inserted entry",
    `insert into tatwats.audit_entry (${copy}) select gen_random_uuid(), at, actor_kind, 'u9', actor_name, action, outcome, detail from tatwats.audit_entry where actor_id = 'u4'`,
    { kind: "inserted", entry: 9 },
  ],
  [
    "an inserted entry with a leaf of its own",
    `insert into tatwats.audit_entry (${copy}) select gen_random_uuid(), at, actor_kind, 'u9', actor_name, action, outcome, detail from tatwats.audit_entry where actor_id = 'u4'; insert into tatwats.audit_leaf values (7, ${entry(9)}, 'x', 3)`,
    { kind: "inserted", entry: 9, position: 7 },
  ],
  [
    "a log cut off at a seal",
    `delete from tatwats.audit_entry where id in (select entry_id from tatwats.audit_leaf where seal >= 2); delete from tatwats.audit_leaf where seal >= 2; delete from tatwats.audit_seal where number >= 2`,
    { kind: "cut-off", seal: 2, position: 4 },
  ],
  [
    "a log emptied",
    "delete from tatwats.audit_entry; delete from tatwats.audit_leaf; delete from tatwats.audit_seal",
    { kind: "cut-off", seal: 1, position: 1 },
  ],
];
for (const [name, sql, { entry: n, ...fault }] of forgeries) {
  test(`${name} is found and named`, async () => {
    await log.tamper(sql);
    const { rows } = await log.database.query<{ id: string }>("select id from tatwats.audit_entry where actor_id = $1", [`u${n}`]);
    const verdict = await log.verify();
    const entryId = n === undefined ? {} : { entryId: rows[0]?.id ?? ids[n - 1] };
    expect(verdict).toMatchObject({ ok: false, firstFault: { ...fault, ...entryId } });
  });
}

test("an entry that was removed before its seal is found", async () => {
  const [id] = await log.write([7], { sealed: false });
  await log.tamper("delete from tatwats.audit_entry where actor_id = 'u7'");
  expect(await log.verify()).toMatchObject({ ok: false, firstFault: { kind: "removed", entryId: id } });
});

test("an entry that was kept from being sealed is found", async () => {
  const [id] = await log.write([7], { sealed: false });
  await log.database.query("delete from tatwats.audit_unsealed");
  expect(await log.verify()).toMatchObject({ ok: false, firstFault: { kind: "inserted", entryId: id } });
});

test("of any entries that are altered the first is named, wherever they are", async () => {
  await log.write(Array.from({ length: 2_500 }, (_, n) => 10 + n));
  let random = 42;
  for (let round = 0; round < 8; round += 1) {
    const positions = [1, 2, 3].map(() => (random = (random * 48_271) % 2_147_483_647)).map((number) => 1 + (number % 2_506));
    const altered = `actor_name = actor_name || '!' where id in (select entry_id from tatwats.audit_leaf where position in (${positions.join()}))`;
    await log.tamper(`update tatwats.audit_entry set ${altered}`);
    const verdict = await log.verify();
    expect(verdict).toMatchObject({
      ok: false,
      entries: Math.min(...positions) - 1,
      firstFault: { kind: "altered", position: Math.min(...positions) },
    });
    await log.tamper("update tatwats.audit_entry set actor_name = rtrim(actor_name, '!') where actor_name like '%!'");
  }
  expect(await log.verify()).toMatchObject({ ok: true, entries: 2_506 });
});

test("a verification tells how far it is, is shared by those who ask meanwhile, and can be given up", async () => {
  const progress: unknown[] = [];
  const reads: string[] = [];
  const db: typeof log.database = {
    ...log.database,
    query: async (text, values) => {
      if (text.includes("count(*)")) reads.push(text);
      return await log.database.query(text, values);
    },
  };
  const impatient = new AbortController();
  const runs = [
    verifyAudit(db, { onProgress: (step) => progress.push(step) }),
    verifyAudit(db),
    verifyAudit(db, { signal: impatient.signal }),
  ];
  impatient.abort(new Error("no time"));
  const [first, second, third] = await Promise.allSettled(runs);
  expect(first).toMatchObject({ status: "fulfilled", value: { ok: true, entries: 6 } });
  expect(second).toEqual(first);
  expect(third).toMatchObject({ status: "rejected", reason: { message: "no time" } });
  expect(reads).toHaveLength(1);
  expect(progress).toEqual([{ checked: 6, of: 6 }]);
  await expect(verifyAudit(db, { signal: AbortSignal.abort(new Error("no time")) })).rejects.toThrow("no time");
  expect(await verifyAudit(db)).toMatchObject({ ok: true });
  expect(reads).toHaveLength(2);
});
