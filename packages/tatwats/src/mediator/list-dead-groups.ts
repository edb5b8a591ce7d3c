import type { Database } from "../database/database.ts";
import { isoTime } from "../database/iso-time.ts";
import { plannedAnew } from "../database/prepared-name.ts";
import { type DeadFilter, deadWhere } from "./dead-filter.ts";

/** Dead letters of one recipient and of the same cause. */
export interface DeadGroup {
  recipient: string;
  /** Null where no error is known. */
  fingerprint: string | null;
  /** The error's name, as of the latest; empty where none is known. */
  name: string;
  /** As the latest said it; why it is dead, where no error is known. */
  message: string;
  /** Why the latest is dead. */
  deadReason: string | null;
  types: string[];
  count: number;
  firstAt: string;
  lastAt: string;
  latest: { messageId: string; attempt: number };
}

const most = 200;

/**
 * Dead letters by recipient and cause, the group in which one died last first; 200 groups at most.
 * Read from the index of the dead, whatever the journal holds.
 */
export async function listDeadGroups(
  db: Database,
  filter: Pick<DeadFilter, "recipient" | "type" | "since" | "until"> = {},
): Promise<DeadGroup[]> {
  const { recipient, type, since, until } = filter;
  const values: unknown[] = [];
  const { rows } = await db.query<DeadGroup>(
    `${plannedAnew} with dead as (
       select d.recipient, d.fingerprint, array_agg(distinct d.type) filter (where d.type is not null) as types, count(*)::int as count,
         min(d.ended_at) as first_at, max(d.ended_at) as last_at, (array_agg(d.message_id order by d.ended_at desc))[1] as message_id
       from tatwats.delivery d where ${deadWhere({ recipient, type, since, until }, values)}
       group by d.recipient, d.fingerprint order by last_at desc limit ${most}
     )
     select g.recipient, g.fingerprint, coalesce(a.error ->> 'name', '') as name, coalesce(a.error ->> 'message', d.dead_reason, '') as message,
       d.dead_reason as "deadReason", coalesce(g.types, '{}') as types, g.count, ${isoTime("g.first_at")} as "firstAt", ${isoTime("g.last_at")} as "lastAt",
       jsonb_build_object('messageId', g.message_id, 'attempt', d.attempts) as latest
     from dead g
     join lateral (select dead_reason, attempts from tatwats.delivery where message_id = g.message_id and recipient = g.recipient offset 0) d on true
     left join lateral (
       select error from tatwats.attempt where message_id = g.message_id and recipient = g.recipient and number = d.attempts offset 0) a on true
     order by g.last_at desc, g.recipient`,
    values,
  );
  return rows;
}
