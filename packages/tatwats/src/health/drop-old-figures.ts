import type { Database } from "../database/database.ts";

/** How long minutes and quarters of an hour are kept, and so how far back the flow can be played minute by minute. */
export const keepMinutesForDays = 14;
/** How long hours, days, recorded states, closed incidents and ended batches are kept. */
export const keepHoursForDays = 400;

/** Drops figures that are too old. Longer times were added up beside the minutes, so nothing has to be rolled up. */
export async function dropOldFigures(db: Database): Promise<void> {
  for (const table of ["edge_minute", "edge_quarter", "figure_minute"]) await dropBefore(db, table, "at", keepMinutesForDays);
  for (const table of ["edge_hour", "edge_day", "figure_hour"]) await dropBefore(db, table, "at", keepHoursForDays);
  await dropBefore(db, "status_interval", "until", keepHoursForDays);
  await dropBefore(db, "incident", "closed_at", keepHoursForDays);
  await dropBefore(db, "silence", "until", keepHoursForDays);
  await dropBefore(db, "batch", "ended_at", keepHoursForDays);
}

async function dropBefore(db: Database, table: string, column: string, days: number): Promise<void> {
  await db.query(`delete from tatwats.${table} where ${column} < now() - make_interval(days => $1::int)`, [days]);
}
