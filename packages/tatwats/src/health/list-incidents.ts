import type { Database } from "../database/database.ts";
import { isoTime } from "../database/iso-time.ts";
import { decodeCursor, type PageOf, pageOf, timeCursorOf } from "../database/page.ts";
import type { IncidentSeverity } from "./incident-rules.ts";

const cursors = timeCursorOf("incidents");

export interface Incident {
  id: string;
  rule: string;
  component: string;
  severity: IncidentSeverity;
  sentence: string;
  openedAt: string;
  /** Null while it is open. */
  closedAt: string | null;
  acknowledged: { by: string; at: string; reason: string } | null;
  /** The silence that covers it now. */
  silenced: { id: string; by: string; reason: string; until: string } | null;
}

export interface IncidentFilter {
  /** Only open or only closed ones. Default: both. */
  open?: boolean;
  id?: string;
  component?: string;
  limit?: number;
  cursor?: string;
}

/** Incidents, the newest first. @throws TatwatsError `cursor-refused` */
export async function listIncidents(db: Database, filter: IncidentFilter = {}): Promise<PageOf<Incident>> {
  const { open, component, limit = 50, cursor } = filter;
  const after = decodeCursor(cursor, cursors);
  const { rows } = await db.query<Incident>(
    `select i.id, i.rule, i.component, i.severity, i.sentence, ${isoTime("i.opened_at")} as "openedAt", ${isoTime("i.closed_at")} as "closedAt",
       case when i.acknowledged_by is not null then
         jsonb_build_object('by', i.acknowledged_by, 'at', ${isoTime("i.acknowledged_at")}, 'reason', i.acknowledged_reason) end as acknowledged,
       (select jsonb_build_object('id', s.id, 'by', s.by, 'reason', s.reason, 'until', ${isoTime("s.until")}) from tatwats.silence s
        where s.until > now() and (s.rule is null or s.rule = i.rule) and (s.component is null or s.component = i.component)
        order by s.until desc limit 1) as silenced
     from tatwats.incident i
     where ($1::boolean is null or (i.closed_at is null) = $1) and ($2::text is null or i.component = $2)
       and ($3::timestamptz is null or (date_trunc('milliseconds', i.opened_at), i.id) < ($3, $4::uuid))
       and ($6::uuid is null or i.id = $6)
     order by date_trunc('milliseconds', i.opened_at) desc, i.id desc limit $5::int`,
    [open ?? null, component ?? null, after?.at ?? null, after?.id ?? null, limit + 1, filter.id ?? null],
  );
  return pageOf(rows, limit, ({ openedAt, id }) => cursors.encode(openedAt, id));
}

export interface Silence {
  id: string;
  rule: string | null;
  component: string | null;
  reason: string;
  by: string;
  createdAt: string;
  until: string;
}

/** Silences that have not ended, the one that ends first first. */
export async function listSilences(db: Database): Promise<Silence[]> {
  const { rows } = await db.query<Silence>(
    `select id, rule, component, reason, by, ${isoTime("created_at")} as "createdAt", ${isoTime("until")} as until
     from tatwats.silence s where s.until > now() order by s.until, id`,
  );
  return rows;
}
