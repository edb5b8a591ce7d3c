import type { Database } from "../database/database.ts";
import { percentileOf, roundMs, sumOfHistograms } from "./histogram.ts";
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
  /** In ms: whole minutes; from 15 minutes on whole quarters of an hour, from an hour on whole hours, from a day on whole days. At most 2,000 steps are read. */
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
/** What is counted is kept for these times, the longest first. */
const units = [
  { table: "edge_day", ms: 24 * hourMs },
  { table: "edge_hour", ms: hourMs },
  { table: "edge_quarter", ms: 15 * minuteMs },
  { table: "edge_minute", ms: minuteMs },
] as const;
const mostSteps = 2_000;
const leastHours = 12;

/** How a figure went, with its normal range. It reads the longest times that make up a step, and no journal. */
export async function readSeries(db: Database, query: SeriesQuery): Promise<Series> {
  const window = windowOf(query);
  const slots = (await readSlots(db, query, window, [query.figure])).get(query.figure)!;
  const points = Array.from({ length: lengthOf(window) }, (_, slot) => ({
    at: new Date(window.from + slot * window.stepMs).toISOString(),
    ...(slots.get(slot) ?? emptyOf(query.figure)),
  }));
  return { points, normal: (await readNormal(db, query, [query.figure])).get(query.figure)! };
}

/** Several figures over the same steps. */
export interface History {
  /** The beginning of the first step. */
  since: string;
  stepMs: number;
  figures: Record<string, { values: (number | null)[]; normal: Series["normal"] }>;
}

/** How many figures went, of the system or of one helper, at the price of two or three of them: what is counted together is read together. */
export async function readHistory(db: Database, query: Omit<SeriesQuery, "figure"> & { figures: readonly string[] }): Promise<History> {
  const window = windowOf(query);
  const [slots, normal] = await Promise.all([readSlots(db, query, window, query.figures), readNormal(db, query, query.figures)]);
  const lineOf = (figure: string) => ({
    values: Array.from({ length: lengthOf(window) }, (_, slot) => (slots.get(figure)!.get(slot) ?? emptyOf(figure)).value),
    normal: normal.get(figure)!,
  });
  return {
    since: new Date(window.from).toISOString(),
    stepMs: window.stepMs,
    figures: Object.fromEntries(query.figures.map((figure) => [figure, lineOf(figure)])),
  };
}

function windowOf(query: Pick<SeriesQuery, "from" | "until" | "stepMs">): Window {
  const unitMs = unitOf(query).ms;
  const stepMs = Math.max(1, Math.round(query.stepMs / unitMs)) * unitMs;
  const until = query.until.getTime();
  const from = Math.max(Math.floor(query.from.getTime() / stepMs), Math.floor(until / stepMs) - mostSteps) * stepMs;
  return { from, until, stepMs };
}

function unitOf({ stepMs }: Pick<Window, "stepMs">): (typeof units)[number] {
  return units.find(({ ms }) => ms <= stepMs) ?? units[units.length - 1]!;
}

function lengthOf({ from, until, stepMs }: Window): number {
  return Math.max(0, Math.ceil((until - from) / stepMs));
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

/** Whose figures: a query but for the figure and the time. */
type Whose = Pick<SeriesQuery, "helper" | "edge" | "role">;
type Slots = Map<number, Value>;

async function readSlots(db: Database, whose: Whose, window: Window, figures: readonly string[]): Promise<Map<string, Slots>> {
  const isCounted = (figure: string) => (countedFigures as readonly string[]).includes(figure);
  const counted = figures.filter(isCounted) as CountedFigure[];
  const measured = figures.filter((figure) => !isCounted(figure));
  const slots = await Promise.all([
    counted.length > 0 ? readCounted(db, whose, window, counted) : new Map<string, Slots>(),
    measured.length > 0 ? readMeasured(db, whose, window, measured) : new Map<string, Slots>(),
  ]);
  return new Map(slots.flatMap((each) => [...each]));
}

/** SQL for the step in which a moment lies, where $1 is the first step's begin and $3 a step, in ms. Counted out for each row, the slot would cost more than its sums. */
const stepOf = (at: string) => `date_bin(make_interval(secs => $3::float8 / 1000), ${at}, to_timestamp($1::float8 / 1000))`;
const slotOf = (step: string) => `round((extract(epoch from ${step})::float8 * 1000 - $1::float8) / $3::float8)::int`;

interface CountedRow {
  slot: number;
  sent: number;
  handled: number;
  failed: number;
  wait: number[] | null;
  handle: number[] | null;
  now: number;
}

async function readCounted(
  db: Database,
  { helper, edge }: Whose,
  window: Window,
  figures: readonly CountedFigure[],
): Promise<Map<string, Slots>> {
  const histogram = (name: "wait" | "handle") =>
    figures.some((figure) => figure.startsWith(name) && figure.endsWith("Ms")) ? sumOfHistograms(name) : "null";
  const { rows } = await db.query<CountedRow>(
    `select ${slotOf("step")} as slot, sum(sent)::float8 as sent, sum(handled)::float8 as handled,
       sum(failed)::float8 as failed, ${histogram("wait")} as wait, ${histogram("handle")} as handle,
       (extract(epoch from clock_timestamp()) * 1000)::float8 as now
     from (select ${stepOf("at")} as step, * from tatwats.${unitOf(window).table}) counted
     where at >= to_timestamp($1::float8 / 1000) and at < to_timestamp($2::float8 / 1000)
       and ($4::text is null or recipient = $4) and ($5::text is null or sender = $5) and ($6::text is null or type = $6)
     group by step`,
    [window.from, window.until, window.stepMs, edge?.recipient ?? helper ?? null, edge?.sender ?? null, edge?.type ?? null],
  );
  const slotsOf = (figure: CountedFigure): Slots =>
    new Map(
      rows.map((row) => {
        // Of the step that goes on, only what has passed of it counts.
        const passedMs = Math.min(window.stepMs, Math.max(10_000, row.now - window.from - row.slot * window.stepMs));
        const value = valueOf(figure, row, passedMs / minuteMs);
        return [row.slot, { value, highest: value }];
      }),
    );
  return new Map(figures.map((figure) => [figure, slotsOf(figure)]));
}

function valueOf(figure: CountedFigure, { sent, handled, failed, wait, handle }: CountedRow, minutes: number): number | null {
  const perMinute = (count: number) => Math.round((count / minutes) * 1000) / 1000;
  const percentile = (share: number) => roundMs(percentileOf((figure.startsWith("wait") ? wait : handle) ?? [], share));
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

async function readMeasured(
  db: Database,
  { helper, role }: Whose,
  window: Window,
  figures: readonly string[],
): Promise<Map<string, Slots>> {
  const { rows } = await db.query<{ name: string; slot: number; value: number; highest: number }>(
    `select name, ${slotOf("step")} as slot,
       sum(total) / sum(samples) as value, max(highest) as highest
     from (select ${stepOf("at")} as step, * from tatwats.${window.stepMs >= hourMs ? "figure_hour" : "figure_minute"}) measured
     where subject = $4 and name = any($5::text[]) and at >= to_timestamp($1::float8 / 1000) and at < to_timestamp($2::float8 / 1000)
     group by name, step`,
    [window.from, window.until, window.stepMs, helper ?? role ?? "system", figures],
  );
  const round = (value: number) => Math.round(value * 1000) / 1000;
  const slots = new Map<string, Slots>(figures.map((figure) => [figure, new Map()]));
  for (const { name, slot, value, highest } of rows) slots.get(name)!.set(slot, { value: round(value), highest: round(highest) });
  return slots;
}

/** From the tenth to the ninetieth percentile of the hours before this one. */
async function readNormal(db: Database, whose: Whose, figures: readonly string[]): Promise<Map<string, Series["normal"]>> {
  const { rows } = await db.query<{ now: number }>("select (extract(epoch from clock_timestamp()) * 1000)::float8 as now");
  const until = Math.floor(rows[0]!.now / hourMs) * hourMs;
  const slots = await readSlots(db, whose, { from: until - 7 * 24 * hourMs, until, stepMs: hourMs }, figures);
  return new Map([...slots].map(([figure, hours]) => [figure, normalOf([...hours.values()].map(({ value }) => value))]));
}

function normalOf(hours: (number | null)[]): Series["normal"] {
  const values = hours.filter((value) => value !== null).toSorted((one, other) => one - other);
  if (values.length < leastHours) return null;
  const at = (share: number) => values[Math.round(share * (values.length - 1))]!;
  return { low: at(0.1), high: at(0.9) };
}
