import type { Database } from "../database/database.ts";
import { leaseMs } from "../helper/process-record.ts";

/** What there is to do in this moment. */
export interface Outlook {
  /** Helpers with something in their mailbox that is due. */
  due: string[];
  unsealed: boolean;
  schedules: boolean;
  /** Processes that are silent, or deliveries that a process which has ended had at work. */
  lost: boolean;
  /** Routes that are paused, or deliveries that are held. */
  held: boolean;
  overdue: boolean;
}

/**
 * Asks in one statement what there is to do: a process that idles costs next to nothing, though
 * several things are looked for each second. Every part is a look at an index, whatever the history.
 */
export async function lookOut(db: Database, helpers: readonly string[]): Promise<Outlook> {
  const { rows } = await db.query<Outlook>(
    `select
       array(select name from unnest($1::text[]) name
             where exists (select 1 from tatwats.mailbox b where b.recipient = name and b.state = 'ready')
                or exists (select 1 from tatwats.mailbox b where b.recipient = name and b.state = 'later' and b.due_at <= clock_timestamp())) as due,
       exists (select 1 from tatwats.audit_unsealed) as unsealed,
       exists (select 1 from tatwats.schedule s where not s.paused and s.next_at <= clock_timestamp() and s.helper = any($1::text[])) as schedules,
       exists (select 1 from tatwats.process p where p.stopped_at is null and p.heartbeat_at < clock_timestamp() - make_interval(secs => $2::float8 / 1000))
         or exists (select 1 from tatwats.mailbox b join tatwats.instance i on i.id = b.instance_id where b.state = 'active' and i.stopped_at is not null) as lost,
       exists (select 1 from tatwats.route r where r.paused) or exists (select 1 from tatwats.mailbox b where b.state = 'held') as held,
       exists (select 1 from tatwats.task t where t.state in ('waiting', 'running') and t.deadline < clock_timestamp()) as overdue`,
    [helpers, leaseMs],
  );
  return rows[0]!;
}
