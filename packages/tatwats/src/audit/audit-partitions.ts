import type { Database } from "../database/database.ts";

/**
 * Makes the months' partitions of the audit log: this month's, the next three, and those of entries
 * that found none. Cheap when they are all there; to be called at the start and daily. Waits at most
 * 2 s for writers; then it fails, and the next call does it (entries go to the default partition meanwhile).
 *
 * @returns the names of the partitions made
 */
export async function keepAuditPartitions(tx: Database, now: Date): Promise<string[]> {
  const { rows } = await tx.query<{ name: string }>("select name from tatwats.keep_audit_partitions($1::timestamptz) as name", [now]);
  return rows.map((row) => row.name);
}

export interface AuditMonth {
  /** Of the partition, such as `audit_entry_2026_11`. */
  name: string;
  begins: Date;
  /** The first moment after it. */
  ends: Date;
}

/** The months that have a partition, the oldest first. */
export async function readAuditMonths(db: Database): Promise<AuditMonth[]> {
  return (await db.query<AuditMonth>("select name, begins, ends from tatwats.audit_months()")).rows;
}
