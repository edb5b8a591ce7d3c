import type { Database } from "../database/database.ts";

/** What is open on one way between two, as it is now. */
export interface MailboxSize {
  sender: string;
  recipient: string;
  type: string;
  /** All of it. */
  open: number;
  active: number;
  /** Kept back by an operator: the route or the helper is paused. */
  held: number;
  /** How long the first of those that nobody keeps back has been due, in ms; 0 where none is. */
  oldestWaitingMs: number;
}

/** Everything that is open, by one look over the mailbox: it costs by what is open, not by what was. */
export async function readMailboxes(db: Database): Promise<MailboxSize[]> {
  const { rows } = await db.query<{
    sender: string;
    recipient: string;
    type: string;
    open: number;
    active: number;
    held: number;
    oldest: number;
    running: boolean;
  }>(
    `select b.*, coalesce(h.desired, 'running') = 'running' as running
     from (
       select sender, recipient, type, count(*)::int as open, (count(*) filter (where state = 'active'))::int as active,
         (count(*) filter (where state = 'held'))::int as held,
         greatest(0, coalesce(extract(epoch from statement_timestamp()
           - min(due_at) filter (where state in ('ready', 'later') and due_at <= statement_timestamp())), 0) * 1000)::float8 as oldest
       from tatwats.mailbox group by sender, recipient, type
     ) b left join tatwats.helper h on h.name = b.recipient
     order by b.recipient, b.sender, b.type`,
  );
  return rows.map(({ oldest, running, ...row }) => ({
    ...row,
    held: running ? row.held : row.open - row.active,
    oldestWaitingMs: running ? Math.round(oldest) : 0,
  }));
}

/** How many dead letters each helper has; by an index that holds nothing else. */
export async function countDead(db: Database): Promise<Map<string, number>> {
  const { rows } = await db.query<{ recipient: string; dead: number }>(
    "select recipient, count(*)::int as dead from tatwats.delivery where state = 'dead' group by recipient",
  );
  return new Map(rows.map(({ recipient, dead }) => [recipient, dead]));
}
