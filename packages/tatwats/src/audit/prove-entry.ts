import type { Database } from "../database/database.ts";
import { canonicalEntry, readStoredEntries } from "./canonical-entry.ts";
import { auditPath, leafHash, rootOfPath } from "./merkle-tree.ts";
import { isGenuineSeal, type Seal, sealOf, type SealRow } from "./seal-content.ts";
import { keyIdOf } from "./seal-key.ts";

/** Proves by itself, away from the database, that an entry stood in the log when a seal was made. */
export interface InclusionProof {
  version: "tatwats-proof-1";
  /** The entry's canonical bytes (RFC 8785), as text. */
  entry: string;
  leafHash: string;
  position: number;
  /** From the leaf upwards (RFC 6962, section 2.1.1), hex. */
  path: string[];
  seal: Seal;
  /** PEM. */
  publicKey: string;
}

/** Undefined where there is no entry with this id, or no seal for it yet. */
export async function proveEntry(db: Database, entryId: string): Promise<InclusionProof | undefined> {
  const [entry] = await readStoredEntries(db, [entryId]);
  const { rows } = await db.query<SealRow & { position: string; public_key: string }>(
    `select s.*, l.position, k.public_key from tatwats.audit_leaf l
     join tatwats.audit_seal s on s.number = l.seal join tatwats.audit_key k on k.id = s.key_id where l.entry_id = $1::uuid`,
    [entryId],
  );
  const row = rows[0];
  if (!entry || !row) return undefined;
  const seal = sealOf(row);
  const { rows: leaves } = await db.query<{ hash: string }>(
    "select hash from tatwats.audit_leaf where seal = $1::bigint order by position",
    [seal.number],
  );
  const position = Number(row.position);
  const path = auditPath(
    leaves.map((leaf) => leaf.hash),
    position - seal.firstPosition,
  );
  const bytes = canonicalEntry(entry);
  return {
    version: "tatwats-proof-1",
    entry: bytes.toString("utf8"),
    leafHash: leafHash(bytes),
    position,
    path,
    seal,
    publicKey: row.public_key,
  };
}

export type ProofCheck = { ok: true } | { ok: false; why: string };

/**
 * Checks a proof by computing alone. Whose key it is, the proof cannot say.
 *
 * @param trusted public keys (PEM) known to be the log's; without them any key is believed
 */
export function checkProof(proof: InclusionProof, trusted?: readonly string[]): ProofCheck {
  const { seal, position } = proof;
  if (trusted && !trusted.includes(proof.publicKey)) return { ok: false, why: "The key is not one of those that are trusted." };
  if (keyIdOf(proof.publicKey) !== seal.keyId || !isGenuineSeal(seal, proof.publicKey))
    return { ok: false, why: "The signature of the seal is not genuine." };
  const hash = leafHash(Buffer.from(proof.entry, "utf8"));
  if (hash !== proof.leafHash) return { ok: false, why: "The entry is not the one that was hashed." };
  const root = rootOfPath(hash, position - seal.firstPosition, seal.lastPosition - seal.firstPosition + 1, proof.path);
  return root === seal.root ? { ok: true } : { ok: false, why: "The path does not lead from the entry to the seal's root." };
}
