import canonicalize from "canonicalize";
import type { Database } from "../database/database.ts";

/** An audit entry as it lies in the database, with its time as text to the microsecond. */
export interface StoredEntry {
  id: string;
  at: string;
  actor_kind: string;
  actor_id: string;
  actor_name: string;
  action: string;
  target_kind: string | null;
  target_id: string | null;
  target_name: string | null;
  outcome: string;
  address: string | null;
  conversation_id: string | null;
  message_id: string | null;
  detail: unknown;
}

const columns = `e.id, to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.actor_kind, e.actor_id, e.actor_name,
  e.action, e.target_kind, e.target_id, e.target_name, e.outcome, e.address, e.conversation_id, e.message_id, e.detail`;

/** The entries with these ids, as they are to be hashed, in the order of their ids; those that are not there are left out. */
export async function readStoredEntries(db: Database, ids: readonly string[]): Promise<StoredEntry[]> {
  if (ids.length === 0) return [];
  const ordered = ids.toSorted();
  // The ends say the same again, so that PostgreSQL reads this range of the index and of the months only.
  const { rows } = await db.query<StoredEntry>(
    `select ${columns} from tatwats.audit_entry e
     where e.id = any($1::uuid[]) and e.id between $2::uuid and $3::uuid order by e.id`,
    [ordered, ordered[0], ordered.at(-1)],
  );
  return rows;
}

/** What of an entry is sealed: all of it. A field that is added later is not among those of a seal of today. */
const sealedFields = [
  ...(["id", "at", "actor_kind", "actor_id", "actor_name", "action", "target_kind", "target_id", "target_name"] as const),
  ...(["outcome", "address", "conversation_id", "message_id", "detail"] as const),
];

/** The bytes that are sealed: JSON in the canonical form of RFC 8785. */
export function canonicalEntry(entry: StoredEntry): Buffer {
  const text = canonicalize(Object.fromEntries(sealedFields.map((field) => [field, entry[field]])));
  return Buffer.from(text ?? "", "utf8");
}
