import { Cron } from "croner";

/** The next times of a cron line after a moment, at most `count`. */
export function nextRuns(cron: string, timeZone: string, after: Date, count: number): Date[] {
  return new Cron(cron, { timezone: timeZone, paused: true }).nextRuns(count, after);
}

/** A run that begins later than this after its time was missed, in ms. */
const missedAfterMs = 60_000;
const mostAtOnce = 100;

export interface DueRuns {
  /** The times to run for, the earliest first. */
  runs: Date[];
  /** When to look again; null when the cron line has no further time. */
  next: Date | null;
}

/**
 * What is to be done about a schedule whose time has come: `skip` leaves out what was missed, `once`
 * runs once for all of it, `all` runs for each (for the latest 100).
 */
export function dueRuns(schedule: { cron: string; timeZone: string; missed: "skip" | "once" | "all"; nextAt: Date }, now: Date): DueRuns {
  const { cron, timeZone, missed, nextAt } = schedule;
  const line = new Cron(cron, { timezone: timeZone, paused: true });
  // From now back, so that a long absence costs no more than a short one; `previousRuns` leaves out its own reference.
  const justAfter = new Date(now.getTime() + 1);
  const due = line.previousRuns(missed === "all" ? mostAtOnce : 1, justAfter).filter((run) => run > nextAt && run <= now);
  const runs = due.length < (missed === "all" ? mostAtOnce : 1) ? [nextAt, ...due.toReversed()] : due.toReversed();
  return { runs: choose(runs, missed, now), next: line.nextRun(now) };
}

function choose(due: Date[], missed: "skip" | "once" | "all", now: Date): Date[] {
  if (missed === "all") return due;
  const latest = due.at(-1)!;
  if (missed === "once" || now.getTime() - latest.getTime() <= missedAfterMs) return [latest];
  return [];
}
