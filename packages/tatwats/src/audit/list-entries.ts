import type { Database } from "../database/database.ts";
import { decodeCursor, pageOf, type PageOf, timeCursorOf } from "../database/page.ts";
import type { StoredEntry } from "./canonical-entry.ts";
import { type AuditSearch, findEntries } from "./find-entries.ts";

const cursors = timeCursorOf("audit");

export interface AuditFilter extends AuditSearch {
  limit: number;
  cursor?: string;
}

export interface AuditEntry {
  id: string;
  at: string;
  actor: { kind: string; id: string; name: string };
  action: string;
  target: { kind: string; id: string; name: string | null } | null;
  outcome: string;
  address: string | null;
  conversationId: string | null;
  messageId: string | null;
  detail: Record<string, unknown>;
  /** The seal that vouches for it; null while it is younger than a second or so. */
  seal: number | null;
}

type Row = Omit<StoredEntry, "at" | "detail"> & { at: Date; detail: Record<string, unknown>; seal: string | null };

const columns = `e.id, e.at, e.actor_kind, e.actor_id, e.actor_name, e.action, e.target_kind, e.target_id, e.target_name, e.outcome, e.address,
  e.conversation_id, e.message_id, e.detail, l.seal`;

/** Audit entries, the latest first. */
export async function listAuditEntries(db: Database, { limit, cursor, ...search }: AuditFilter): Promise<PageOf<AuditEntry>> {
  const ids = await findEntries(db, search, decodeCursor(cursor, cursors), limit + 1);
  if (ids.length === 0) return { items: [], nextCursor: null };
  const { rows } = await db.query<Row>(
    `select ${columns} from unnest($1::uuid[]) with ordinality as found (id, place)
     join tatwats.audit_entry e on e.id = found.id left join tatwats.audit_leaf l on l.entry_id = e.id order by place`,
    [ids],
  );
  return pageOf(rows.map(entryOf), limit, (entry) => cursors.encode(entry.at, entry.id));
}

/** One audit entry; undefined where there is none with this id. */
export async function readAuditEntry(db: Database, id: string): Promise<AuditEntry | undefined> {
  const { rows } = await db.query<Row>(
    `select ${columns} from tatwats.audit_entry e left join tatwats.audit_leaf l on l.entry_id = e.id where e.id = $1::uuid`,
    [id],
  );
  return rows[0] && entryOf(rows[0]);
}

function entryOf(row: Row): AuditEntry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    action: row.action,
    target: row.target_kind === null ? null : { kind: row.target_kind, id: row.target_id!, name: row.target_name },
    outcome: row.outcome,
    address: row.address,
    conversationId: row.conversation_id,
    messageId: row.message_id,
    detail: row.detail,
    seal: row.seal === null ? null : Number(row.seal),
  };
}
