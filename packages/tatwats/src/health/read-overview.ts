import type { Database } from "../database/database.ts";
import type { ComponentStatus } from "../interfaces.ts";
import type { Component } from "./component-status.ts";
import { lookAround } from "./look-around.ts";

/** Percentiles in ms; null where nothing was measured in the last quarter of an hour. */
export interface Percentiles {
  p50: number | null;
  p95: number | null;
  p99: number | null;
}

export interface Overview {
  status: ComponentStatus;
  since: string;
  /** The whole in one sentence. */
  sentence: string;
  /** Share of the recorded time that the system was not down, 0 to 1, over 24 hours, 7, 30 and 90 days. */
  uptime: { h24: number | null; d7: number | null; d30: number | null; d90: number | null };
  components: (Component & { since: string })[];
  figures: Record<string, number | null | Percentiles>;
}

/** How the whole system is now, and how it has been. */
export async function readOverview(db: Database, now: Date): Promise<Overview> {
  const [system, ...components] = await lookAround(db);
  const since = await readSince(db);
  const at = (name: string, status: ComponentStatus) => {
    const interval = since.get(name);
    return (interval?.status === status ? interval.since : now).toISOString();
  };
  const status = system!.status;
  return {
    status,
    since: at("system", status),
    sentence: sentenceFor(components),
    uptime: await readUptime(db),
    components: components.map((component) => ({ ...component, since: at(component.name, component.status) })),
    figures: { ...(await readFigures(db)), ...(await readProcessFigures(db)) },
  };
}

function sentenceFor(components: Component[]): string {
  const amiss = components.filter((component) => component.status !== "operational");
  if (amiss.length === 0) return "All is well.";
  const first = amiss.find((component) => component.status === "down") ?? amiss[0]!;
  const how = first.status === "down" ? "is down" : "is not well";
  const others = amiss.length > 1 ? ` ${amiss.length - 1} more ${amiss.length === 2 ? "is" : "are"} not well.` : "";
  return `${first.name} ${how}. ${first.reason}${others}`;
}

async function readSince(db: Database): Promise<Map<string, { status: string; since: Date }>> {
  const { rows } = await db.query<{ component: string; status: string; since: Date }>(
    "select component, status, since from tatwats.status_interval where until is null",
  );
  return new Map(rows.map((row) => [row.component, row]));
}

async function readUptime(db: Database): Promise<Overview["uptime"]> {
  const { rows } = await db.query<{ days: number; uptime: number | null }>(
    `select days, (sum(seconds) filter (where status <> 'down') / nullif(sum(total), 0))::float8 as uptime
     from unnest(array[1, 7, 30, 90]) days
     cross join lateral (
       select status, extract(epoch from coalesce(until, case when seen_at > now() - interval '15 seconds' then now() else seen_at end) - greatest(since, now() - make_interval(days => days))) as seconds,
              -- all time since the first look counts, also that in which nobody looked
              extract(epoch from coalesce(lead(since) over (order by since), now()) - greatest(since, now() - make_interval(days => days))) as total
       from tatwats.status_interval
       where component = 'system' and coalesce(until, now()) > now() - make_interval(days => days)
     ) i group by days`,
  );
  const of = (days: number) => {
    const uptime = rows.find((row) => row.days === days)?.uptime;
    return uptime === undefined || uptime === null ? null : Math.min(1, Math.round(uptime * 1e6) / 1e6);
  };
  return { h24: of(1), d7: of(7), d30: of(30), d90: of(90) };
}

interface FigureRow {
  messages_per_minute: number;
  error_rate: number;
  wait: (number | null)[] | null;
  handle: (number | null)[] | null;
  backlog: number;
  oldest_waiting_seconds: number;
  dead_letters: number;
  active_tasks: number;
}

async function readFigures(db: Database): Promise<Record<string, number | null | Percentiles>> {
  const { rows } = await db.query<FigureRow>(
    `with recent as (
       select a.outcome, a.number, extract(epoch from a.ended_at - a.started_at) * 1000 as handle_ms,
              extract(epoch from a.started_at - m.due_at) * 1000 as wait_ms
       from tatwats.every_delivery d join tatwats.every_attempt a using (message_id, recipient) join tatwats.message m on m.id = d.message_id
       where d.ended_at > now() - interval '15 minutes' and a.ended_at is not null
     )
     select
       (select count(*)::float8 / 15 from tatwats.message where sent_at > now() - interval '15 minutes' and id >= $1::uuid) as messages_per_minute,
       (select coalesce((count(*) filter (where outcome not in ('handled', 'expired')))::float8 / nullif(count(*), 0), 0) from recent) as error_rate,
       (select percentile_cont(array[0.5, 0.95, 0.99]) within group (order by greatest(0, wait_ms)) from recent where number = 1) as wait,
       (select percentile_cont(array[0.5, 0.95, 0.99]) within group (order by handle_ms) from recent) as handle,
       (select count(*)::int from tatwats.every_delivery where state in ('waiting', 'held', 'active')) as backlog,
       (select coalesce(extract(epoch from clock_timestamp() - min(due_at)), 0)::float8 from tatwats.every_delivery
        where state = 'waiting' and due_at < clock_timestamp()) as oldest_waiting_seconds,
       (select count(*)::int from tatwats.every_delivery where state = 'dead') as dead_letters,
       (select count(*)::int from tatwats.task where state in ('waiting', 'running')) as active_tasks`,
    [earliestIdOfTheLastQuarterHour()],
  );
  const row = rows[0]!;
  return {
    messagesPerMinute: round(row.messages_per_minute),
    errorRate: round(row.error_rate),
    waitMs: percentilesOf(row.wait),
    handleMs: percentilesOf(row.handle),
    backlog: row.backlog,
    oldestWaitingSeconds: round(row.oldest_waiting_seconds),
    deadLetters: row.dead_letters,
    activeTasks: row.active_tasks,
  };
}

/** A UUIDv7 begins with its time, so that the journal's primary key finds the recent part. An hour of slack for clocks that differ. */
function earliestIdOfTheLastQuarterHour(): string {
  const hex = (Date.now() - 75 * 60_000).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/** Figures that the living processes report of themselves, summed; delays as the worst of them. */
async function readProcessFigures(db: Database): Promise<Record<string, number>> {
  const { rows } = await db.query<{ name: string; value: number }>(
    `select f.key as name, (case when f.key like '%Delay%' then max(f.value::float8) else sum(f.value::float8) end) as value
     from tatwats.process p, jsonb_each_text(p.figures) f
     where p.stopped_at is null and p.heartbeat_at > now() - interval '15 seconds' group by f.key`,
  );
  return Object.fromEntries(rows.map((row) => [row.name, round(row.value)]));
}

function percentilesOf(values: (number | null)[] | null): Percentiles {
  const [p50, p95, p99] = (values ?? [null, null, null]).map((value) => (value === null ? null : round(value)));
  return { p50: p50 ?? null, p95: p95 ?? null, p99: p99 ?? null };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
