import type { Database } from "../database/database.ts";
import { escapeLike } from "../database/escape-like.ts";
import { decodeCursor, pageOf, type PageOf, timeCursor } from "../database/page.ts";
import type { StoredEntry } from "./canonical-entry.ts";

export interface AuditFilter {
  q?: string;
  actor?: string;
  action?: string;
  target?: string;
  outcome?: string;
  conversation?: string;
  since?: string;
  until?: string;
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

/** Audit entries, the latest first. `q` looks into names, actions, targets and details, without regard to case. */
export async function listAuditEntries(db: Database, filter: AuditFilter): Promise<PageOf<AuditEntry>> {
  const after = decodeCursor(filter.cursor, timeCursor);
  const { rows } = await db.query<Row>(
    `select e.*, l.seal from tatwats.audit_entry e left join tatwats.audit_leaf l on l.entry_id = e.id
     where ($1::text is null or concat_ws(' ', e.actor_name, e.action, e.target_name, e.target_id, e.address, e.detail::text) ilike '%' || $1 || '%')
       and ($2::text is null or $2 in (e.actor_id, e.actor_name))
       and ($3::text is null or e.action = $3)
       and ($4::text is null or $4 in (e.target_id, e.target_kind))
       and ($5::text is null or e.outcome = $5)
       and ($6::uuid is null or e.conversation_id = $6)
       and ($7::timestamptz is null or e.at >= $7) and ($8::timestamptz is null or e.at < $8)
       and ($9::timestamptz is null or (e.at, e.id) < ($9, $10::uuid))
     order by e.at desc, e.id desc limit $11`,
    [
      filter.q ? escapeLike(filter.q) : null,
      filter.actor,
      filter.action,
      filter.target,
      filter.outcome,
      filter.conversation,
      filter.since,
      filter.until,
      after?.at,
      after?.id,
      filter.limit + 1,
    ],
  );
  return pageOf(rows.map(entryOf), filter.limit, (entry) => timeCursor.encode(entry.at, entry.id));
}

/** One audit entry; undefined where there is none with this id. */
export async function readAuditEntry(db: Database, id: string): Promise<AuditEntry | undefined> {
  const { rows } = await db.query<Row>(
    "select e.*, l.seal from tatwats.audit_entry e left join tatwats.audit_leaf l on l.entry_id = e.id where e.id = $1",
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
