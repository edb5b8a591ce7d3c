import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TatwatsError } from "../errors.ts";
import type { Database, TransactionalDatabase } from "./database.ts";

const folder = join(import.meta.dirname, "../../sql");

/** Any number that no other program is likely to lock. */
const lock = 7_281_990_117;

/**
 * Brings the schema `tatwats` up to date: each file of `sql/` once, in order, each in its own
 * transaction. Safe to call from many processes at once.
 *
 * @throws TatwatsError `migration-changed` when a file that was applied has been edited since
 * @returns the names of what was applied now
 */
export async function migrateTatwats(database: TransactionalDatabase): Promise<string[]> {
  const applied: string[] = [];
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .toSorted()) {
    const sql = readFileSync(join(folder, name), "utf8");
    if (await database.transaction((tx) => applyOnce(tx, name, sql))) applied.push(name);
  }
  return applied;
}

async function applyOnce(tx: Database, name: string, sql: string): Promise<boolean> {
  await tx.query("select pg_advisory_xact_lock($1)::text", [lock]);
  await tx.query("create schema if not exists tatwats");
  await tx.query(
    "create table if not exists tatwats.migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())",
  );
  const checksum = createHash("sha256").update(sql).digest("hex");
  const { rows } = await tx.query<{ checksum: string }>("select checksum from tatwats.migration where name = $1", [name]);
  if (rows[0] && rows[0].checksum !== checksum) {
    throw new TatwatsError(
      "migration-changed",
      `${name} was applied to this database in another form. Restore the file, and put changes into a new one.`,
    );
  }
  if (rows[0]) return false;
  await tx.query(sql);
  await tx.query("insert into tatwats.migration (name, checksum) values ($1, $2)", [name, checksum]);
  return true;
}
