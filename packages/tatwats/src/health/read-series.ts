import type { Database } from "../database/database.ts";
import { percentileOf, roundMs } from "./histogram.ts";
import { errorRateOf } from "./read-edges.ts";

/** What is counted on the ways between two. Every other figure is one that was measured, such as `backlog` or `memoryBytes`. */
export const countedFigures = [
  "messagesPerMinute",
  "handledPerMinute",
  "failedPerMinute",
  "errorRate",
  "waitP50Ms",
  "waitP95Ms",
  "waitP99Ms",
  "handleP50Ms",
  "handleP95Ms",
  "handleP99Ms",
] as const;
export type CountedFigure = (typeof countedFigures)[number];

export interface SeriesQuery {
  /** One of `countedFigures`; or one of `readOverview`'s: `backlog`, `oldestWaitingSeconds`, `deadLetters`, `activeTasks`, or what processes report. */
  figure: string;
  /** Of one helper: what came to it. */
  helper?: string;
  /** Of what one sender sent to one helper; without a type, of all types. Counted figures only. */
  edge?: { sender: string; recipient: string; type?: string };
  /** Of the processes of one role. */
  role?: string;
  from: Date;
  until: Date;
  /** Whole minutes in ms; from an hour on, whole hours. At most 2,000 steps are read. */
  stepMs: number;
}

export interface Series {
  points: {
    /** The beginning of the step. */
    at: string;
    /** The average over the step, a rate a minute, or a percentile of it; null where nothing was measured. */
    value: number | null;
    /** The highest sample of a measured figure; else the same. */
    highest: number | null;
  }[];
  /** Between these lay four fifths of the hours of the last seven days; null where fewer than 12 are known. */
  normal: { low: number; high: number } | null;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const mostSteps = 2_000;
const leastHours = 12;

/** How a figure went, with its normal range. It reads minutes, or hours where a step is that long, and no journal. */
export async function readSeries(db: Database, query: SeriesQuery): Promise<Series> {
  const unitMs = query.stepMs >= hourMs ? hourMs : minuteMs;
  const stepMs = Math.max(1, Math.round(query.stepMs / unitMs)) * unitMs;
  const until = query.until.getTime();
  const from = Math.max(Math.floor(query.from.getTime() / stepMs), Math.floor(until / stepMs) - mostSteps) * stepMs;
  const slots = await readSlots(db, query, { from, until, stepMs });
  const points = Array.from({ length: Math.max(0, Math.ceil((until - from) / stepMs)) }, (_, slot) => ({
    at: new Date(from + slot * stepMs).toISOString(),
    ...(slots.get(slot) ?? emptyOf(query.figure)),
  }));
  return { points, normal: await readNormal(db, query) };
}

interface Window {
  from: number;
  until: number;
  stepMs: number;
}

type Value = { value: number | null; highest: number | null };

/** Of a rate, nothing counted is none; of anything else it is unknown. */
function emptyOf(figure: string): Value {
  return figure.endsWith("PerMinute") ? { value: 0, highest: 0 } : { value: null, highest: null };
}

async function readSlots(db: Database, query: SeriesQuery, window: Window): Promise<Map<number, Value>> {
  const isCounted = (countedFigures as readonly string[]).includes(query.figure);
  return isCounted ? await readCounted(db, query, window) : await readMeasured(db, query, window);
}

interface CountedRow {
  slot: number;
  sent: number;
  handled: number;
  failed: number;
  counts: number[] | null;
  now: number;
}

async function readCounted(db: Database, { figure, helper, edge }: SeriesQuery, window: Window): Promise<Map<number, Value>> {
  const histogram = figure.startsWith("wait") ? "wait" : figure.startsWith("handle") && figure.endsWith("Ms") ? "handle" : undefined;
  const { rows } = await db.query<CountedRow>(
    `select floor((extract(epoch from at) * 1000 - $1::float8) / $3::float8)::int as slot, sum(sent)::float8 as sent, sum(handled)::float8 as handled,
       sum(failed)::float8 as failed, ${histogram ? `tatwats.sum_counts(${histogram})::float8[]` : "null"} as counts,
       (extract(epoch from clock_timestamp()) * 1000)::float8 as now
     from tatwats.${window.stepMs >= hourMs ? "edge_hour" : "edge_minute"}
     where at >= to_timestamp($1::float8 / 1000) and at < to_timestamp($2::float8 / 1000)
       and ($4::text is null or recipient = $4) and ($5::text is null or sender = $5) and ($6::text is null or type = $6)
     group by slot`,
    [window.from, window.until, window.stepMs, edge?.recipient ?? helper ?? null, edge?.sender ?? null, edge?.type ?? null],
  );
  return new Map(
    rows.map((row) => {
      // Of the step that goes on, only what has passed of it counts.
      const passedMs = Math.min(window.stepMs, Math.max(10_000, row.now - window.from - row.slot * window.stepMs));
      const value = valueOf(figure as CountedFigure, row, passedMs / minuteMs);
      return [row.slot, { value, highest: value }];
    }),
  );
}

function valueOf(figure: CountedFigure, { sent, handled, failed, counts }: CountedRow, minutes: number): number | null {
  const perMinute = (count: number) => Math.round((count / minutes) * 1000) / 1000;
  const percentile = (share: number) => roundMs(percentileOf(counts ?? [], share));
  switch (figure) {
    case "messagesPerMinute":
      return perMinute(sent);
    case "handledPerMinute":
      return perMinute(handled);
    case "failedPerMinute":
      return perMinute(failed);
    case "errorRate":
      return handled + failed === 0 ? null : errorRateOf({ handled, failed });
    case "waitP50Ms":
    case "handleP50Ms":
      return percentile(0.5);
    case "waitP95Ms":
    case "handleP95Ms":
      return percentile(0.95);
    case "waitP99Ms":
    case "handleP99Ms":
      return percentile(0.99);
  }
}

async function readMeasured(db: Database, { figure, helper, role }: SeriesQuery, window: Window): Promise<Map<number, Value>> {
  const { rows } = await db.query<{ slot: number; value: number; highest: number }>(
    `select floor((extract(epoch from at) * 1000 - $1::float8) / $3::float8)::int as slot,
       sum(total) / sum(samples) as value, max(highest) as highest
     from tatwats.${window.stepMs >= hourMs ? "figure_hour" : "figure_minute"}
     where subject = $4 and name = $5 and at >= to_timestamp($1::float8 / 1000) and at < to_timestamp($2::float8 / 1000)
     group by slot`,
    [window.from, window.until, window.stepMs, helper ?? role ?? "system", figure],
  );
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return new Map(rows.map(({ slot, value, highest }) => [slot, { value: round(value), highest: round(highest) }]));
}

/** From the tenth to the ninetieth percentile of the hours before this one. */
async function readNormal(db: Database, query: SeriesQuery): Promise<Series["normal"]> {
  const { rows } = await db.query<{ now: number }>("select (extract(epoch from clock_timestamp()) * 1000)::float8 as now");
  const until = Math.floor(rows[0]!.now / hourMs) * hourMs;
  const hours = await readSlots(db, query, { from: until - 7 * 24 * hourMs, until, stepMs: hourMs });
  const values = [...hours.values()].flatMap(({ value }) => (value === null ? [] : [value])).toSorted((one, other) => one - other);
  if (values.length < leastHours) return null;
  const at = (share: number) => values[Math.round(share * (values.length - 1))]!;
  return { low: at(0.1), high: at(0.9) };
}
