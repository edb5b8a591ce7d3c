import type { Database } from "../database/database.ts";
import { isoTime } from "../database/iso-time.ts";
import { plannedAnew } from "../database/prepared-name.ts";
import { type DeadFilter, deadWhere } from "./dead-filter.ts";

/** What a deed on dead letters would concern, if it were done now. */
export interface DeadCount {
  count: number;
  /** By recipient and by type, the most first. */
  recipients: { name: string; count: number }[];
  types: { type: string; count: number }[];
  /** When the first and the last of them died; null where there is none. */
  oldestAt: string | null;
  newestAt: string | null;
}

/** Counts dead letters, before something is done with all of them at once. */
export async function countDeadLetters(db: Database, filter: DeadFilter): Promise<DeadCount> {
  const values: unknown[] = [];
  const { rows } = await db.query<DeadCount>(
    `${plannedAnew} with dead as materialized (
       select d.recipient, coalesce(d.type, '') as type, count(*)::int as count, min(d.ended_at) as oldest, max(d.ended_at) as newest
       from tatwats.delivery d where ${deadWhere(filter, values)} group by 1, 2
     )
     select coalesce(sum(count), 0)::int as count, ${isoTime("min(oldest)")} as "oldestAt", ${isoTime("max(newest)")} as "newestAt",
       (select coalesce(jsonb_agg(r order by r.count desc, r.name), '[]') from (select recipient as name, sum(count)::int as count from dead group by 1) r) as recipients,
       (select coalesce(jsonb_agg(t order by t.count desc, t.type), '[]') from (select type, sum(count)::int as count from dead group by 1) t) as types
     from dead`,
    values,
  );
  return rows[0]!;
}
