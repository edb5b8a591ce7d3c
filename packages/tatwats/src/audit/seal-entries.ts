import { sign } from "node:crypto";
import type { Database, TransactionalDatabase } from "../database/database.ts";
import type { World } from "../interfaces.ts";
import { canonicalEntry, storedEntryColumns, type StoredEntry } from "./canonical-entry.ts";
import { leafHash, merkleRoot } from "./merkle-tree.ts";
import type { SealKey } from "./seal-key.ts";

/** What a seal signs. */
export interface SealContent {
  number: number;
  firstPosition: number;
  lastPosition: number;
  /** The root of the seal before it; empty for the first. */
  previous: string;
  root: string;
  sealedAt: string;
}

const batch = 1_000;
const sealerLock = 7_281_990_118;

/**
 * Seals the entries that no seal covers yet: gives each the next position, and signs the Merkle root
 * over the batch, chained to the seal before. One process seals at a time; the others pass.
 *
 * @returns how many entries were sealed
 */
export async function sealEntries(database: TransactionalDatabase, key: SealKey, world: World): Promise<number> {
  return await database.transaction(async (tx) => {
    const { rows: locks } = await tx.query<{ mine: boolean }>("select pg_try_advisory_xact_lock($1) as mine", [sealerLock]);
    if (!locks[0]!.mine) return 0;
    const { rows: entries } = await tx.query<StoredEntry>(
      `select ${storedEntryColumns} from tatwats.audit_entry e
       where not exists (select 1 from tatwats.audit_leaf l where l.entry_id = e.id)
       order by e.at, e.id limit $1`,
      [batch],
    );
    if (entries.length > 0) await writeSeal(tx, key, world, entries);
    return entries.length;
  });
}

async function writeSeal(tx: Database, key: SealKey, world: World, entries: StoredEntry[]): Promise<void> {
  await tx.query("insert into tatwats.audit_key (id, public_key) values ($1, $2) on conflict do nothing", [key.id, key.publicKey]);
  const { rows } = await tx.query<{ number: string; last_position: string; root: string }>(
    "select number, last_position, root from tatwats.audit_seal order by number desc limit 1",
  );
  const last = rows[0];
  const firstPosition = Number(last?.last_position ?? 0) + 1;
  const leaves = entries.map((entry) => leafHash(canonicalEntry(entry)));
  const content: SealContent = {
    number: Number(last?.number ?? 0) + 1,
    firstPosition,
    lastPosition: firstPosition + entries.length - 1,
    previous: last?.root ?? "",
    root: merkleRoot(leaves),
    sealedAt: world.now().toISOString(),
  };
  const signature = sign(null, sealBytes(content), key.privateKey).toString("base64");
  await tx.query(
    `insert into tatwats.audit_seal (number, first_position, last_position, previous, root, key_id, signature, sealed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz)`,
    [content.number, content.firstPosition, content.lastPosition, content.previous, content.root, key.id, signature, content.sealedAt],
  );
  await tx.query(
    `insert into tatwats.audit_leaf (position, entry_id, hash, seal)
     select $1::bigint + ordinality - 1, entry_id, hash, $2::bigint
     from unnest($3::uuid[], $4::text[]) with ordinality as leaf (entry_id, hash, ordinality)`,
    [firstPosition, content.number, entries.map((entry) => entry.id), leaves],
  );
}

/** The signed bytes: the fields in their order, a line each. */
export function sealBytes(content: SealContent): Buffer {
  const { number, firstPosition, lastPosition, previous, root, sealedAt } = content;
  return Buffer.from(["tatwats-seal-1", number, firstPosition, lastPosition, previous, root, sealedAt].join("\n"), "utf8");
}
