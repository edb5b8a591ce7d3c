import { verify } from "node:crypto";
import type { Database } from "../database/database.ts";
import { canonicalEntry, storedEntryColumns, type StoredEntry } from "./canonical-entry.ts";
import { leafHash, merkleRoot } from "./merkle-tree.ts";
import { sealBytes } from "./seal-entries.ts";

export interface AuditFault {
  /** What is wrong, in a sentence. */
  what: string;
  seal: number;
  position?: number;
  entryId?: string;
}

export interface AuditVerdict {
  ok: boolean;
  /** How many sealed entries were checked. */
  entries: number;
  seals: number;
  /** Entries too young to be sealed; they are not vouched for yet. */
  unsealed: number;
  firstFault?: AuditFault;
}

interface SealRow {
  number: string;
  first_position: string;
  last_position: string;
  previous: string;
  root: string;
  signature: string;
  sealed_at: Date;
  public_key: string;
}

type LeafRow = StoredEntry & { position: string; entry_id: string; hash: string };

/**
 * Recomputes everything from the first seal on: each entry's hash, each root, the chain and each
 * signature. Names the first entry or seal that was altered, removed or slipped in.
 */
export async function verifyAudit(db: Database): Promise<AuditVerdict> {
  const { rows: seals } = await db.query<SealRow>(
    `select s.*, k.public_key from tatwats.audit_seal s join tatwats.audit_key k on k.id = s.key_id order by s.number`,
  );
  let previous = { number: 0, position: 0, root: "" };
  let entries = 0;
  for (const seal of seals) {
    const leaves = await readLeaves(db, seal);
    const firstFault = checkSeal(seal, previous) ?? checkLeaves(seal, leaves);
    if (firstFault) return { ok: false, entries, seals: seals.length, unsealed: 0, firstFault };
    entries += leaves.length;
    previous = { number: Number(seal.number), position: Number(seal.last_position), root: seal.root };
  }
  const { rows } = await db.query<{ unsealed: number }>(
    "select count(*)::int as unsealed from tatwats.audit_entry e where not exists (select 1 from tatwats.audit_leaf l where l.entry_id = e.id)",
  );
  return { ok: true, entries, seals: seals.length, unsealed: rows[0]!.unsealed };
}

async function readLeaves(db: Database, seal: SealRow): Promise<LeafRow[]> {
  const { rows } = await db.query<LeafRow>(
    `select l.position, l.entry_id, l.hash, ${storedEntryColumns}
     from tatwats.audit_leaf l left join tatwats.audit_entry e on e.id = l.entry_id
     where l.seal = $1 order by l.position`,
    [seal.number],
  );
  return rows;
}

function checkSeal(seal: SealRow, previous: { number: number; position: number; root: string }): AuditFault | undefined {
  const number = Number(seal.number);
  if (number !== previous.number + 1) return { what: `Seal ${previous.number + 1} is missing.`, seal: previous.number + 1 };
  if (seal.previous !== previous.root) return { what: `Seal ${number} does not follow from the one before it.`, seal: number };
  if (Number(seal.first_position) !== previous.position + 1) return { what: `Seal ${number} leaves out positions.`, seal: number };
  const content = {
    number,
    firstPosition: Number(seal.first_position),
    lastPosition: Number(seal.last_position),
    previous: seal.previous,
    root: seal.root,
    sealedAt: seal.sealed_at.toISOString(),
  };
  const genuine = verify(null, sealBytes(content), seal.public_key, Buffer.from(seal.signature, "base64"));
  return genuine ? undefined : { what: `The signature of seal ${number} is not genuine.`, seal: number };
}

function checkLeaves(seal: SealRow, leaves: LeafRow[]): AuditFault | undefined {
  const number = Number(seal.number);
  let position = Number(seal.first_position);
  for (const leaf of leaves) {
    if (Number(leaf.position) !== position) return { what: `Entry ${position} was removed from its seal.`, seal: number, position };
    const where = { seal: number, position, entryId: leaf.entry_id };
    if (leaf.id === null) return { what: "An entry was removed.", ...where };
    if (leafHash(canonicalEntry(leaf)) !== leaf.hash) return { what: "An entry was altered.", ...where };
    position += 1;
  }
  if (position !== Number(seal.last_position) + 1) return { what: `Entry ${position} was removed from its seal.`, seal: number, position };
  if (merkleRoot(leaves.map((leaf) => leaf.hash)) !== seal.root)
    return { what: `The root of seal ${number} does not match its entries.`, seal: number };
  return undefined;
}
