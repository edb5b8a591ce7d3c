import type { Database } from "../database/database.ts";

const daysAhead = 7;

/** Makes the journal's partitions for the coming week. */
export async function keepPartitions(db: Database): Promise<void> {
  await db.query(`select tatwats.keep_partitions((now() at time zone 'utc')::date, ${daysAhead})`);
}

/**
 * The days of the journal before the last `keepDays` that can be dropped, the earliest first: days of
 * which a delivery is still open stay.
 *
 * @returns as YYYY-MM-DD
 */
export async function droppableDays(db: Database, keepDays: number): Promise<string[]> {
  const { rows } = await db.query<{ day: string }>(
    "select to_char(day, 'YYYY-MM-DD') as day from tatwats.droppable_days((now() at time zone 'utc')::date - $1::int) day order by 1",
    [keepDays],
  );
  return rows.map(({ day }) => day);
}

/**
 * Drops the journal of the days before the last `keepDays`, whole days at a time. Dead letters of
 * dropped days are gone with them.
 *
 * @returns the dropped days, as YYYY-MM-DD
 */
export async function dropOldJournal(db: Database, keepDays: number): Promise<string[]> {
  const dropped: string[] = [];
  for (const day of await droppableDays(db, keepDays)) {
    const { rows } = await db.query<{ gone: boolean }>("select tatwats.drop_day($1::date) as gone", [day]);
    if (rows[0]!.gone) dropped.push(day);
  }
  return dropped;
}
