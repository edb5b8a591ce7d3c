import type { Database } from "../database/database.ts";
import { type Histogram, type Percentiles, percentilesOf, sumOfHistograms } from "./histogram.ts";
import { readMailboxes } from "./read-mailboxes.ts";

export interface Span {
  from: Date;
  until: Date;
}

/** What was counted on one way between two in a time. */
export interface EdgeCounts {
  sender: string;
  recipient: string;
  type: string;
  sent: number;
  handled: number;
  /** Attempts that failed, timed out, were refused or lost. */
  failed: number;
  expired: number;
  wait: Histogram;
  handle: Histogram;
}

/** One way between two, as the graph of the flow shows it. */
export interface Edge {
  sender: string;
  recipient: string;
  type: string;
  /** Deliveries a minute, over the whole of the time asked for. */
  sentPerMinute: number;
  handledPerMinute: number;
  failedPerMinute: number;
  /** Failed ÷ ended attempts, 0 to 1. */
  errorRate: number;
  /** In ms, of attempts: from due to begun, and from begun to ended. */
  waitMs: Percentiles;
  handleMs: Percentiles;
  /** Open now, whatever the time asked for; and how many of these an operator keeps back. */
  backlog: number;
  held: number;
  /** Now, in ms; 0 where nothing is due. */
  oldestWaitingMs: number;
  /** Something is due for long and nothing was handled lately. */
  stuck: boolean;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const stuckAfterMs = 60_000;

/** Whether a time is told by the minute; a longer one is by the hour. */
export function isByMinute({ from, until }: Span): boolean {
  return until.getTime() - from.getTime() <= 6 * hourMs;
}

/** A time and the table from which it is read. */
type Piece = Span & { table: "edge_minute" | "edge_hour" | "edge_day" };

/**
 * Up to six hours it is the minutes. Beyond, whole days are read as such and what lies before and behind
 * them by the hour; the first and the last minute or hour count as a whole.
 */
export function piecesOf({ from, until }: Span): Piece[] {
  const beginOf = (ms: number, round: (steps: number) => number, at: Date) => new Date(round(at.getTime() / ms) * ms);
  if (isByMinute({ from, until })) return [{ table: "edge_minute", from: beginOf(60_000, Math.floor, from), until }];
  const begin = beginOf(hourMs, Math.floor, from);
  const firstDay = beginOf(dayMs, Math.ceil, begin);
  const lastDay = beginOf(dayMs, Math.floor, until);
  if (firstDay >= lastDay) return [{ table: "edge_hour", from: begin, until }];
  const pieces: Piece[] = [
    { table: "edge_hour", from: begin, until: firstDay },
    { table: "edge_day", from: firstDay, until: lastDay },
    { table: "edge_hour", from: lastDay, until },
  ];
  return pieces.filter((piece) => piece.from < piece.until);
}

/** What was counted on each way in a time that ends before `until`. */
export async function readEdgeCounts(db: Database, span: Span, helper?: string): Promise<EdgeCounts[]> {
  const pieces = piecesOf(span);
  const counted = pieces.map(
    ({ table }, index) =>
      `select * from tatwats.${table} where at >= $${2 * index + 2}::timestamptz and at < $${2 * index + 3}::timestamptz and ($1::text is null or recipient = $1)`,
  );
  const { rows } = await db.query<EdgeCounts>(
    `select sender, recipient, type, sum(sent)::float8 as sent, sum(handled)::float8 as handled, sum(failed)::float8 as failed,
       sum(expired)::float8 as expired, ${sumOfHistograms("wait")} as wait, ${sumOfHistograms("handle")} as handle
     from (${counted.join(" union all ")}) counted
     group by sender, recipient, type order by recipient, sender, type`,
    [helper ?? null, ...pieces.flatMap(({ from, until }) => [from.toISOString(), until.toISOString()])],
  );
  return rows;
}

/** Every way on which something went in the time, or is open now. */
export async function readEdges(db: Database, span: Span): Promise<Edge[]> {
  const counts = await readEdgeCounts(db, span);
  const mailboxes = await readMailboxes(db);
  const lately = await readHandledLately(db);
  const names = new Map([...counts, ...mailboxes].map((each) => [nameOf(each), each]));
  const minutes = Math.max(1, (span.until.getTime() - span.from.getTime()) / 60_000);
  return [...names].map(([name, { sender, recipient, type }]) => {
    const count = counts.find((each) => nameOf(each) === name);
    const mailbox = mailboxes.find((each) => nameOf(each) === name);
    const oldestWaitingMs = mailbox?.oldestWaitingMs ?? 0;
    return {
      sender,
      recipient,
      type,
      ...ratesOf(count, minutes),
      backlog: mailbox?.open ?? 0,
      held: mailbox?.held ?? 0,
      oldestWaitingMs,
      stuck: oldestWaitingMs > stuckAfterMs && !lately.has(name),
    };
  });
}

export function ratesOf(count: EdgeCounts | undefined, minutes: number) {
  const perMinute = (value: number) => Math.round((value / minutes) * 1000) / 1000;
  const { sent = 0, handled = 0, failed = 0, wait = [], handle = [] } = count ?? {};
  return {
    sentPerMinute: perMinute(sent),
    handledPerMinute: perMinute(handled),
    failedPerMinute: perMinute(failed),
    errorRate: errorRateOf({ handled, failed }),
    waitMs: percentilesOf(wait),
    handleMs: percentilesOf(handle),
  };
}

/** Failed ÷ ended attempts, 0 to 1; 0 where none ended. */
export function errorRateOf({ handled, failed }: { handled: number; failed: number }): number {
  return handled + failed === 0 ? 0 : Math.round((failed / (handled + failed)) * 1e6) / 1e6;
}

async function readHandledLately(db: Database): Promise<Set<string>> {
  const { rows } = await db.query<{ sender: string; recipient: string; type: string }>(
    `select distinct sender, recipient, type from tatwats.edge_minute
     where at >= now() - interval '2 minutes' and handled > 0`,
  );
  return new Set(rows.map(nameOf));
}

function nameOf({ sender, recipient, type }: { sender: string; recipient: string; type: string }): string {
  return `${sender}\n${recipient}\n${type}`;
}
