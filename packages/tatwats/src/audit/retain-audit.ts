import { setTimeout as sleep } from "node:timers/promises";
import type { Database, TransactionalDatabase } from "../database/database.ts";
import type { Actor, World } from "../interfaces.ts";
import { type AuditMonth, readAuditMonths } from "./audit-partitions.ts";
import { readKeyRing } from "./key-ring.ts";
import { readVouchers, retainedAction, signVoucher } from "./retention-voucher.ts";
import { sealEntries } from "./seal-entries.ts";
import { loadSealKey, readTrustedKeys, type SealKey } from "./seal-key.ts";
import { writeAuditEntry } from "./write-entry.ts";

export interface RetentionOptions {
  /** Whole months of which every entry is older are dropped. */
  keepDays: number;
  actor: Actor;
  key: SealKey;
}

export interface Retention {
  /** The partitions dropped. */
  months: string[];
  /** How many entries were in them. */
  entries: number;
}

const nothing: Retention = { months: [], entries: 0 };
const dayMs = 24 * 60 * 60 * 1_000;
const sealWithinMs = 30_000;

/**
 * Drops the months of the audit log that are past their time. Before it, an entry signed with the
 * seal key is written and sealed that says up to which position entries may be missing: so the proof
 * stays, and a month that somebody else dropped is found. Leaves, seals and keys are kept for good.
 * Interrupted anywhere, the next call goes on. To be called daily, by a process that has the key.
 */
export async function retainAudit(
  database: TransactionalDatabase,
  world: World,
  { keepDays, actor, key }: RetentionOptions,
): Promise<Retention> {
  const oldest = new Date(world.now().getTime() - keepDays * dayMs);
  const months = await sealedMonths(database, oldest);
  if (months.length === 0) return nothing;
  const { upTo, entries } = await readExtent(database, months);
  const voucher = { upTo, before: months.at(-1)!.ends.toISOString() };
  if (!(await isVouchedFor(database, key, voucher))) {
    const names = months.map((month) => month.name);
    // Read anew: the key may have been rotated since the process began.
    const detail = { ...signVoucher(voucher, loadSealKey(key.folder)), months: names, entries, keepDays };
    const id = await writeAuditEntry(database, world, { actor, action: retainedAction, target: { kind: "audit", id: "log" }, detail });
    if (!(await becomesSealed(database, key, world, id))) return nothing;
  }
  await dropMonths(database, months);
  return { months: months.map((month) => month.name), entries };
}

/** The months that end before `oldest`, up to the first one with an entry that is not sealed yet. */
async function sealedMonths(db: Database, oldest: Date): Promise<AuditMonth[]> {
  const months = (await readAuditMonths(db)).filter((month) => month.ends <= oldest);
  const { rows } = await db.query<{ id: string; at: Date }>(
    "select uuid_extract_timestamp(entry_id) as at from tatwats.audit_unsealed order by entry_id limit 1",
  );
  const unsealed = rows[0]?.at;
  return unsealed ? months.filter((month) => month.ends <= unsealed) : months;
}

async function readExtent(db: Database, months: readonly AuditMonth[]): Promise<{ upTo: number; entries: number }> {
  const { rows } = await db.query<{ up_to: string; entries: string }>(
    `select coalesce(max(position), 0) as up_to, count(*) as entries from tatwats.audit_leaf
     where entry_id >= tatwats.uuid_from($1::timestamptz) and entry_id < tatwats.uuid_from($2::timestamptz)`,
    [months[0]!.begins, months.at(-1)!.ends],
  );
  return { upTo: Number(rows[0]!.up_to), entries: Number(rows[0]!.entries) };
}

async function isVouchedFor(db: Database, key: SealKey, { upTo, before }: { upTo: number; before: string }): Promise<boolean> {
  const vouchers = await readVouchers(db, await readKeyRing(db, readTrustedKeys(key.folder)));
  return vouchers.some((voucher) => voucher.upTo >= upTo && voucher.before >= before);
}

async function becomesSealed(database: TransactionalDatabase, key: SealKey, world: World, id: string): Promise<boolean> {
  for (const end = Date.now() + sealWithinMs; Date.now() < end;) {
    await sealEntries(database, key, world);
    const { rows } = await database.query("select from tatwats.audit_leaf where entry_id = $1::uuid", [id]);
    if (rows.length > 0) return true;
    await sleep(100);
  }
  return false;
}

async function dropMonths(database: TransactionalDatabase, months: readonly AuditMonth[]): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query("set local lock_timeout = '2s'");
    // The names come from the catalogue, and are of letters, digits and underscores.
    for (const month of months) await tx.query(`drop table if exists tatwats.${month.name}`);
  });
}
