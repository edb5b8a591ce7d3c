import type { Database } from "../database/database.ts";

/** Shares of a day (UTC) or of the part of it that is over, each 0 to 1; they and the time in which nobody looked make up the whole. */
export interface UptimeDay {
  /** YYYY-MM-DD. */
  day: string;
  /** Not down; null before the first look. */
  uptime: number | null;
  operational: number;
  degraded: number;
  down: number;
}

/** Share of the recorded time that the system was not down, 0 to 1; null before the first look. */
export interface Uptime {
  h24: number | null;
  d7: number | null;
  d30: number | null;
  d90: number | null;
}

interface WindowRow {
  number: number;
  name: string;
  total: number;
  operational: number;
  degraded: number;
  down: number;
}

/** All time since the first look counts, also that in which nobody looked. */
export async function readUptime(db: Database, component = "system"): Promise<Uptime> {
  const rows = await readWindows(
    db,
    component,
    "select days as number, days::text as name, now() - make_interval(days => days) as since, now() as until from unnest(array[1, 7, 30, 90]) days",
  );
  const of = (days: number) => uptimeOf(rows.find((row) => row.number === days));
  return { h24: of(1), d7: of(7), d30: of(30), d90: of(90) };
}

/** Each of the last days, the oldest first, today as far as it has come. */
export async function readUptimeDays(db: Database, { component = "system", days = 90 } = {}): Promise<UptimeDay[]> {
  const rows = await readWindows(
    db,
    component,
    `select n as number, to_char(day, 'YYYY-MM-DD') as name, day at time zone 'utc' as since, least(now(), (day + interval '1 day') at time zone 'utc') as until
     from generate_series(0, $2::int - 1) n, lateral (select (now() at time zone 'utc')::date::timestamp - make_interval(days => $2::int - 1 - n) as day) d`,
    [days],
  );
  return rows.map((row) => {
    const share = (seconds: number) => (row.total > 0 ? Math.round((seconds / row.total) * 1e6) / 1e6 : 0);
    return {
      day: row.name,
      uptime: uptimeOf(row),
      operational: share(row.operational),
      degraded: share(row.degraded),
      down: share(row.down),
    };
  });
}

async function readWindows(db: Database, component: string, windows: string, values: readonly unknown[] = []): Promise<WindowRow[]> {
  const seconds = "extract(epoch from least(i.until, w.until) - greatest(i.since, w.since))";
  const { rows } = await db.query<WindowRow>(
    `with w as (${windows}), i as (
       select status, since, coalesce(until, case when seen_at > now() - interval '15 seconds' then now() else seen_at end) as until
       from tatwats.status_interval where component = $1
     )
     select w.number, w.name,
       coalesce((select extract(epoch from w.until - greatest(w.since, min(f.since))) from i f having count(*) > 0), 0)::float8 as total,
       coalesce(sum(${seconds}) filter (where i.status = 'operational'), 0)::float8 as operational,
       coalesce(sum(${seconds}) filter (where i.status = 'degraded'), 0)::float8 as degraded,
       coalesce(sum(${seconds}) filter (where i.status = 'down'), 0)::float8 as down
     from w left join i on i.since < w.until and i.until > w.since
     group by w.number, w.name, w.since, w.until order by w.number`,
    [component, ...values],
  );
  return rows;
}

function uptimeOf(row: WindowRow | undefined): number | null {
  if (!row || row.total <= 0) return null;
  return Math.min(1, Math.round(((row.operational + row.degraded) / row.total) * 1e6) / 1e6);
}
