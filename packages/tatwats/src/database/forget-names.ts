import type { Database } from "./database.ts";

/**
 * Forgets the names under which something was done once. A deed's are for repeating what may not have
 * arrived, and go after two days; a send's mean its message, and go with the journal of its day.
 */
export async function forgetNames(db: Database): Promise<void> {
  await db.query("delete from tatwats.made_once where made_at < now() - interval '2 days'");
  await db.query(
    "delete from tatwats.sent_once where sent_at < (select min(day)::timestamp at time zone 'utc' from tatwats.journal_days() day)",
  );
}
