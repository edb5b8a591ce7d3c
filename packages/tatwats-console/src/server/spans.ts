import type { HistoryRange } from "../contract/overview.ts";
import { ConsoleError } from "./console-error.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const longestMs = 90 * dayMs;

/** How far each range reaches, and in what steps it is told: 15 to 170 of them, as a chart can show. */
const ranges: Record<HistoryRange, { ms: number; stepMs: number }> = {
  "15m": { ms: 15 * minuteMs, stepMs: minuteMs },
  "1h": { ms: hourMs, stepMs: minuteMs },
  "6h": { ms: 6 * hourMs, stepMs: 5 * minuteMs },
  "24h": { ms: dayMs, stepMs: 15 * minuteMs },
  "7d": { ms: 7 * dayMs, stepMs: hourMs },
  "30d": { ms: 30 * dayMs, stepMs: dayMs },
  "90d": { ms: longestMs, stepMs: dayMs },
};

/** The steps of a range, the last of which goes on. */
export function stepsOf(range: HistoryRange, now: Date): { from: Date; until: Date; stepMs: number } {
  const { ms, stepMs } = ranges[range];
  const until = Math.floor(now.getTime() / stepMs) * stepMs + stepMs;
  return { from: new Date(until - ms), until: new Date(until), stepMs };
}

/** When a range began. */
export function beginOf(range: HistoryRange, now: Date): Date {
  return new Date(now.getTime() - ranges[range].ms);
}

/** A time from and up to which somebody asked; without a beginning the hour before its end. */
export function spanOf({ since, until }: { since?: string; until?: string }, now: Date): { from: Date; until: Date } {
  const end = until === undefined ? now : new Date(until);
  const from = since === undefined ? new Date(end.getTime() - hourMs) : new Date(since);
  if (from >= end) throw new ConsoleError("malformed", "The time asked for ends before it begins.");
  if (end.getTime() - from.getTime() > longestMs) throw new ConsoleError("malformed", "At most 90 days are looked at.");
  return { from, until: end };
}
