import type { Database, TransactionalDatabase } from "../database/database.ts";
import type { World } from "../interfaces.ts";
import { canonicalEntry, readStoredEntries, type StoredEntry } from "./canonical-entry.ts";
import { introduceKey } from "./introduce-key.ts";
import { leafHash, merkleRoot } from "./merkle-tree.ts";
import { type Seal, sealOf, type SealRow, signSeal } from "./seal-content.ts";
import { loadSealKey, type SealKey } from "./seal-key.ts";
import { readWitness, writeWitness } from "./seal-witness.ts";

export interface SealOptions {
  /** Told of each seal when it is on disk: an application can print it or send it elsewhere. */
  onSeal?(seal: Seal): void;
}

const batch = 1_000;
/** At most so many seals a run, so that no run lasts long. */
const sealsARun = 20;
const sealerLock = 7_281_990_118;

/**
 * Seals the entries that no seal covers yet: gives each the next position, and signs the Merkle root
 * over each 1,000 of them, chained to the seal before. One process seals at a time; the others pass.
 * Costs nothing that grows with the log. The latest seal is kept in the key's folder, too.
 *
 * @returns how many entries were sealed, at most 20,000; to be called again while it is that many
 * @throws TatwatsError `seal-key-refused` when the log is sealed with a key that this one does not follow
 */
export async function sealEntries(
  database: TransactionalDatabase,
  key: SealKey,
  world: World,
  { onSeal }: SealOptions = {},
): Promise<number> {
  let sealed = 0;
  for (let run = 0; run < sealsARun; run += 1) {
    const made = await database.transaction((tx) => sealBatch(tx, key.folder, world));
    if (!made) break;
    if (made.follows) writeWitness(key.folder, made.seal);
    onSeal?.(made.seal);
    const count = made.seal.lastPosition - made.seal.firstPosition + 1;
    sealed += count;
    if (count < batch) break;
  }
  return sealed;
}

async function sealBatch(tx: Database, folder: string, world: World): Promise<{ seal: Seal; follows: boolean } | undefined> {
  const { rows: locks } = await tx.query<{ mine: boolean }>("select pg_try_advisory_xact_lock($1::bigint) as mine", [sealerLock]);
  if (!locks[0]!.mine) return undefined;
  const entries = await readUnsealed(tx);
  if (entries.length === 0) return undefined;
  // Read anew each time: it may have been rotated, and an old key must not seal after its successor.
  const key = loadSealKey(folder);
  const last = await readLastSeal(tx);
  if (last?.keyId !== key.id) await introduceKey(tx, key, last?.keyId);
  return { seal: await writeSeal(tx, key, world, entries, last), follows: await followsWitness(tx, folder, last) };
}

/** An entry and its row here are written in one statement, so that who sees the row sees the entry. */
async function readUnsealed(tx: Database): Promise<StoredEntry[]> {
  const { rows } = await tx.query<{ entry_id: string }>(`select entry_id from tatwats.audit_unsealed order by entry_id limit ${batch}`);
  return await readStoredEntries(
    tx,
    rows.map((row) => row.entry_id),
  );
}

async function readLastSeal(tx: Database): Promise<Seal | undefined> {
  const { rows } = await tx.query<SealRow>("select * from tatwats.audit_seal order by number desc limit 1");
  return rows[0] && sealOf(rows[0]);
}

/** Whether the log holds the seal that was kept outside. Where it does not, that seal is evidence and must stay. */
async function followsWitness(tx: Database, folder: string, last: Seal | undefined): Promise<boolean> {
  const witness = readWitness(folder);
  if (!witness || witness.signature === last?.signature) return true;
  const { rows } = await tx.query<{ signature: string }>("select signature from tatwats.audit_seal where number = $1::bigint", [
    witness.number,
  ]);
  return rows[0]?.signature === witness.signature;
}

async function writeSeal(tx: Database, key: SealKey, world: World, entries: StoredEntry[], last: Seal | undefined): Promise<Seal> {
  const firstPosition = (last?.lastPosition ?? 0) + 1;
  const leaves = entries.map((entry) => leafHash(canonicalEntry(entry)));
  const seal = signSeal(
    {
      number: (last?.number ?? 0) + 1,
      firstPosition,
      lastPosition: firstPosition + entries.length - 1,
      previous: last?.root ?? "",
      root: merkleRoot(leaves),
      sealedAt: world.now().toISOString(),
      keyId: key.id,
    },
    key.privateKey,
  );
  await tx.query(
    `insert into tatwats.audit_seal (number, first_position, last_position, previous, root, key_id, signature, sealed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz)`,
    [seal.number, seal.firstPosition, seal.lastPosition, seal.previous, seal.root, seal.keyId, seal.signature, seal.sealedAt],
  );
  const ids = entries.map((entry) => entry.id);
  await tx.query(
    `insert into tatwats.audit_leaf (position, entry_id, hash, seal)
     select $1::bigint + ordinality - 1, entry_id, hash, $2::bigint
     from unnest($3::uuid[], $4::text[]) with ordinality as leaf (entry_id, hash, ordinality)`,
    [firstPosition, seal.number, ids, leaves],
  );
  await tx.query("delete from tatwats.audit_unsealed where entry_id = any($1::uuid[])", [ids]);
  return seal;
}
