import type { Database } from "../database/database.ts";
import { isoTime } from "../database/iso-time.ts";

/** Failed attempts of the same cause. */
export interface FailureGroup {
  fingerprint: string;
  helper: string;
  /** As the latest of them said it. */
  name: string;
  message: string;
  types: string[];
  count: number;
  /** How many of the messages are dead letters now. */
  deadLetters: number;
  firstAt: string;
  lastAt: string;
  latest: { messageId: string; attempt: number };
}

/** Further back than this many failures nobody looks: the latest tell what is wrong. */
const most = 2_000;

/**
 * Failures since a time by their cause, the one that failed last first. Looks at the latest 2,000
 * failed attempts at most, by an index that holds no others.
 *
 * @param filter.helper default: of every helper
 */
export async function listFailures(db: Database, { helper, since }: { helper?: string; since: Date }): Promise<FailureGroup[]> {
  const { rows } = await db.query<FailureGroup>(
    `with recent as (
       select a.* from tatwats.helper h, lateral (
         select * from tatwats.attempt where recipient = h.name and ended_at >= $2::timestamptz and outcome not in ('expired', 'cancelled')
         order by ended_at desc limit ${most}
       ) a
       where $1::text is null or h.name = $1
     ), each as (
       select coalesce(error ->> 'fingerprint', outcome) as fingerprint, recipient as helper,
         count(*)::int as count, array_agg(distinct message_id) as messages, min(ended_at) as first_at, max(ended_at) as last_at,
         (array_agg(message_id order by ended_at desc))[1] as message_id, (array_agg(number order by ended_at desc))[1] as number,
         (array_agg(error order by ended_at desc))[1] as error
       from recent group by 1, 2
     )
     select fingerprint, helper, coalesce(error ->> 'name', '') as name, coalesce(error ->> 'message', '') as message, count,
       array(select distinct m.type from tatwats.message m where m.id = any (messages) order by 1) as types,
       (select count(*)::int from tatwats.delivery d where d.recipient = helper and d.state = 'dead' and d.message_id = any (messages)) as "deadLetters",
       ${isoTime("first_at")} as "firstAt", ${isoTime("last_at")} as "lastAt",
       jsonb_build_object('messageId', message_id, 'attempt', number) as latest
     from each order by last_at desc`,
    [helper ?? null, since.toISOString()],
  );
  return rows;
}
