import type { Database } from "../database/database.ts";
import { isGenuineIntroduction, keyIdOf } from "./seal-key.ts";

interface KeyRow {
  id: string;
  public_key: string;
  introduced_by: string | null;
  introduction: string | null;
}

/** The keys of the log that may be believed: id → public key (PEM). */
export type KeyRing = ReadonlyMap<string, string>;

/**
 * The keys of the database that are ours: those among `trusted`, and those that one of ours
 * introduced. Without `trusted`, the key of the first seal is believed, as nobody says otherwise.
 */
export async function readKeyRing(db: Database, trusted: readonly string[] | undefined): Promise<KeyRing> {
  const { rows: keys } = await db.query<KeyRow>("select id, public_key, introduced_by, introduction from tatwats.audit_key");
  const { rows: firsts } = await db.query<{ key_id: string }>("select key_id from tatwats.audit_seal order by number limit 1");
  const believed = new Set(trusted?.map(keyIdOf) ?? firsts.map((first) => first.key_id));
  const ring = new Map<string, string>();
  const honest = keys.filter((key) => keyIdOf(key.public_key) === key.id);
  for (let before = -1; before < ring.size;) {
    before = ring.size;
    for (const key of honest) if (believed.has(key.id) || isIntroduced(key, ring)) ring.set(key.id, key.public_key);
  }
  return ring;
}

function isIntroduced(key: KeyRow, ring: KeyRing): boolean {
  const introducer = ring.get(key.introduced_by ?? "");
  return introducer !== undefined && isGenuineIntroduction(key.public_key, key.introduction ?? "", introducer);
}
