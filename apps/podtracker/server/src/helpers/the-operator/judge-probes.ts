import { type ComponentStatus, componentStatuses, type Database } from "tatwats";
import type { Finding } from "./probes.ts";

const badness = (status: ComponentStatus) => componentStatuses.indexOf(status);

/** What a probe is held to be, and was before its last result. */
export interface Judged {
  now: ComponentStatus;
  /** Undefined before the first result. */
  before: ComponentStatus | undefined;
}

/**
 * A probe is as well as the best of its last results: one bad moment is none, so many in a row are.
 *
 * @param statuses the latest first
 * @param inARow how many bad results make a bad state
 */
export function judge(statuses: readonly ComponentStatus[], inARow: number): Judged {
  const best = (some: readonly ComponentStatus[]) => some.toSorted((a, b) => badness(a) - badness(b))[0];
  return { now: best(statuses.slice(0, inARow)) ?? "operational", before: best(statuses.slice(1, inARow + 1)) };
}

/** Keeps results; those of one moment are kept once. */
export async function keepFindings(db: Database, findings: readonly Finding[], at: Date): Promise<void> {
  await db.query(
    `insert into probe_result (probe, at, status, reason, value, unit)
     select probe, $2::timestamptz, status, reason, value, unit
     from jsonb_to_recordset($1::jsonb) as f (probe text, status text, reason text, value float8, unit text)
     on conflict (probe, at) do nothing`,
    [JSON.stringify(findings), at],
  );
}

export interface Result {
  probe: string;
  at: Date;
  status: ComponentStatus;
  reason: string;
}

/** The last results of each of these probes, the latest first. */
export async function lastResults(db: Database, probes: readonly string[], count: number): Promise<Map<string, Result[]>> {
  const { rows } = await db.query<Result>(
    `select r.* from unnest($1::text[]) p (name)
     cross join lateral (select probe, at, status, reason from probe_result where probe = p.name order by at desc limit $2::int) r
     order by r.probe, r.at desc`,
    [probes, count],
  );
  return Map.groupBy(rows, ({ probe }) => probe);
}

export function worse(one: ComponentStatus, other: ComponentStatus): boolean {
  return badness(one) > badness(other);
}
