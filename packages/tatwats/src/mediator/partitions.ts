import type { Database } from "../database/database.ts";

const daysAhead = 7;

/** Makes the journal's partitions for the coming week. */
export async function keepPartitions(db: Database): Promise<void> {
  await db.query(`select tatwats.keep_partitions((now() at time zone 'utc')::date, ${daysAhead})`);
}

/**
 * Drops the journal of the days before the last `keepDays`, whole days at a time. Days of which a
 * delivery is still open stay. Dead letters of dropped days are gone with them.
 *
 * @returns the dropped days, as YYYY-MM-DD
 */
export async function dropOldJournal(db: Database, keepDays: number): Promise<string[]> {
  const dropped: string[] = [];
  for (;;) {
    const { rows } = await db.query<{ day: string | null }>(
      "select to_char(tatwats.drop_partition((now() at time zone 'utc')::date - $1::int), 'YYYY-MM-DD') as day",
      [keepDays],
    );
    if (rows[0]!.day === null) break;
    dropped.push(rows[0]!.day);
  }
  await db.query("delete from tatwats.sent_once where sent_at < now() - make_interval(days => $1::int)", [keepDays]);
  return dropped;
}
