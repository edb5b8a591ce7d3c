import type { Database } from "../database/database.ts";
import { isoTime } from "../database/iso-time.ts";
import { isByMinute, type Span } from "./read-edges.ts";

/** What was counted on one way in one step of time. */
export interface FlowCount {
  sender: string;
  recipient: string;
  type: string;
  sent: number;
  handled: number;
  failed: number;
  expired: number;
}

/** Recorded traffic, to be played back. */
export interface FlowFrames {
  /** A minute; for more than six hours an hour, and for more than a fortnight a day, in UTC. */
  stepMs: number;
  /** Every step of the time, the earliest first, also those in which nothing went. */
  frames: { at: string; edges: FlowCount[] }[];
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const fortnightMs = 14 * dayMs;
const mostFrames = 2_000;

/** What went on each way, step by step, in a time that ends before `until`; the latest 2,000 steps of it. */
export async function readFlowFrames(db: Database, { from, until }: Span): Promise<FlowFrames> {
  const { table, stepMs } = stepsFor({ from, until });
  const last = Math.ceil(until.getTime() / stepMs);
  const first = Math.max(Math.floor(from.getTime() / stepMs), last - mostFrames);
  const { rows } = await db.query<FlowCount & { step: number }>(
    `select floor(extract(epoch from at)::float8 * 1000 / ${stepMs})::int as step, sender, recipient, type,
       sent, handled, failed, expired
     from tatwats.${table} where at >= $1::timestamptz and at < $2::timestamptz
     order by step, sender, recipient, type`,
    [new Date(first * stepMs).toISOString(), until.toISOString()],
  );
  const counted = Map.groupBy(rows, ({ step }) => step);
  const frames = Array.from({ length: Math.max(0, last - first) }, (_, index) => ({
    at: new Date((first + index) * stepMs).toISOString(),
    edges: (counted.get(first + index) ?? []).map(({ step: _step, ...count }) => count),
  }));
  return { stepMs, frames };
}

function stepsFor({ from, until }: Span): { table: "edge_minute" | "edge_hour" | "edge_day"; stepMs: number } {
  if (isByMinute({ from, until })) return { table: "edge_minute", stepMs: 60_000 };
  if (until.getTime() - from.getTime() <= fortnightMs) return { table: "edge_hour", stepMs: hourMs };
  return { table: "edge_day", stepMs: dayMs };
}

/** A count that still grows while its minute lasts. */
export interface EdgeTotal extends FlowCount {
  /** The beginning of the minute. */
  at: string;
}

/**
 * The counts of each way, minute by minute, since the minute of a moment: read again and again, their
 * differences are what went meanwhile. Processes add what they counted every two seconds.
 */
export async function readEdgeTotals(db: Database, since: Date): Promise<EdgeTotal[]> {
  const { rows } = await db.query<EdgeTotal>(
    `select ${isoTime("at")} as at, sender, recipient, type, sent, handled, failed, expired from tatwats.edge_minute
     where at >= date_trunc('minute', $1::timestamptz, 'utc') order by edge_minute.at, sender, recipient, type`,
    [since.toISOString()],
  );
  return rows;
}
