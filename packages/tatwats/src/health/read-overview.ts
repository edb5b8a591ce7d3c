import type { Database } from "../database/database.ts";
import type { ComponentStatus } from "../interfaces.ts";
import { type Component, sentenceFor, worstOf } from "./component-status.ts";
import { addHistograms, type Percentiles, percentilesOf } from "./histogram.ts";
import { lookAround } from "./look-around.ts";
import { errorRateOf, readEdgeCounts } from "./read-edges.ts";
import { countDead, type MailboxSize } from "./read-mailboxes.ts";
import { readUptime, type Uptime } from "./read-uptime.ts";
import { readRoleFigures, wholeOf } from "./record-figures.ts";

export interface Overview {
  status: ComponentStatus;
  since: string;
  /** The whole in one sentence. */
  sentence: string;
  /** The component that the sentence is about; null where it is about none. */
  about: string | null;
  /** Share of the recorded time that the system was not down, 0 to 1, over 24 hours, 7, 30 and 90 days. */
  uptime: Uptime;
  components: (Component & { since: string; isHelper: boolean })[];
  /** Rates and percentiles (ms) are of the last quarter of an hour, by what processes have counted: the last two seconds may be missing. */
  figures: Record<string, number | null | Percentiles>;
}

const recentMinutes = 15;

/** How the whole system is now, and how it has been. Reads no journal: it costs the same however much there is. */
export async function readOverview(db: Database, now: Date): Promise<Overview> {
  const { components: looked, helpers, mailboxes } = await lookAround(db);
  const [system, ...components] = looked;
  const since = await readSince(db);
  const at = (name: string, status: ComponentStatus) => {
    const interval = since.get(name);
    return (interval?.status === status ? interval.since : now).toISOString();
  };
  const status = system!.status;
  return {
    status,
    since: at("system", status),
    sentence: sentenceFor(components, await readOpenIncidents(db)),
    about: worstOf(components)?.name ?? null,
    uptime: await readUptime(db),
    components: components.map((component) => ({
      ...component,
      since: at(component.name, component.status),
      isHelper: helpers.some(({ name }) => name === component.name),
    })),
    figures: { ...(await readCounted(db)), ...(await readOpen(db, mailboxes)), ...(await readProcessFigures(db)) },
  };
}

/** Those that count, the worst first. */
async function readOpenIncidents(db: Database): Promise<string[]> {
  const { rows } = await db.query<{ sentence: string }>(
    `select i.sentence from tatwats.incident i
     where i.closed_at is null and not exists (
       select 1 from tatwats.silence s
       where s.until > now() and (s.rule is null or s.rule = i.rule) and (s.component is null or s.component = i.component))
     order by array_position(array['critical', 'warning', 'notice'], i.severity), i.opened_at limit 100`,
  );
  return rows.map(({ sentence }) => sentence);
}

async function readSince(db: Database): Promise<Map<string, { status: string; since: Date }>> {
  const { rows } = await db.query<{ component: string; status: string; since: Date }>(
    "select component, status, since from tatwats.status_interval where until is null",
  );
  return new Map(rows.map((row) => [row.component, row]));
}

async function readCounted(db: Database): Promise<Overview["figures"]> {
  const edges = await readEdgeCounts(db, await lastMinutes(db, recentMinutes));
  const sum = (what: "sent" | "handled" | "failed") => edges.reduce((total, edge) => total + edge[what], 0);
  const histogram = (what: "wait" | "handle") => edges.reduce<readonly number[]>((total, edge) => addHistograms(total, edge[what]), []);
  return {
    messagesPerMinute: round(sum("sent") / recentMinutes),
    errorRate: errorRateOf({ handled: sum("handled"), failed: sum("failed") }),
    waitMs: percentilesOf(histogram("wait")),
    handleMs: percentilesOf(histogram("handle")),
  };
}

/** By the database's clock, which is the one that counts are kept by. */
export async function lastMinutes(db: Database, minutes: number): Promise<{ from: Date; until: Date }> {
  const { rows } = await db.query<{ now: Date }>("select clock_timestamp() as now");
  const now = rows[0]!.now.getTime();
  return { from: new Date(now - minutes * 60_000), until: new Date(now + 1) };
}

async function readOpen(db: Database, mailboxes: readonly MailboxSize[]): Promise<Overview["figures"]> {
  const dead = await countDead(db);
  const { rows } = await db.query<{ tasks: number }>(
    "select count(*)::int as tasks from tatwats.task where state in ('waiting', 'running')",
  );
  return {
    backlog: mailboxes.reduce((sum, { open }) => sum + open, 0),
    oldestWaitingSeconds: round(Math.max(0, ...mailboxes.map(({ oldestWaitingMs }) => oldestWaitingMs)) / 1000),
    deadLetters: [...dead.values()].reduce((sum, count) => sum + count, 0),
    activeTasks: rows[0]!.tasks,
  };
}

/** Figures that the living processes report of themselves, summed; delays as the worst of them. */
async function readProcessFigures(db: Database): Promise<Record<string, number>> {
  return Object.fromEntries(wholeOf(await readRoleFigures(db)).map(({ name, value }) => [name, round(value)]));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
