import type { HandlerContext } from "tatwats";

/** Rows of one table that may go when they are old enough. */
export interface Sweep {
  table: string;
  /** What makes a row old, as SQL; $1 is the moment before which it is. */
  past: string;
}

/** Removes rows in batches: what is in use by somebody else at the moment is passed over. */
export const sweeps = {
  "invites.sweep": { table: "pod_invite", past: "expires_at < $1 or revoked_at < $1 or (uses >= max_uses and created_at < $1)" },
  "sessions.sweep": { table: "session", past: "expires_at < $1" },
  "verifications.sweep": { table: "verification", past: "expires_at < $1" },
  "idempotency-keys.sweep": { table: "idempotency_key", past: "created_at < $1" },
  "rate-limits.sweep": { table: "rate_limit", past: "last_request < extract(epoch from $1) * 1000" },
  "notifications.sweep": { table: "notification", past: "keep_until < $1" },
  "attachments.sweep": { table: "socket_io_attachments", past: "created_at < $1" },
  "probes.sweep": { table: "probe_result", past: "at < $1" },
} as const satisfies Record<string, Sweep>;

export type SweepType = keyof typeof sweeps;

export interface Broom {
  batchSize: number;
  dryRun: boolean;
  /** Rows from before this moment go. */
  before: Date;
}

/**
 * Sweeps one batch; only counts in a dry run. What it did is put on record where there was something.
 *
 * @returns whether there may be more
 */
export async function sweepBatch({ db, audit }: Pick<HandlerContext, "db" | "audit">, type: SweepType, broom: Broom): Promise<boolean> {
  const { table, past } = sweeps[type];
  const condition = past.replaceAll("$1", "$1::timestamptz");
  const where = `select ctid from ${table} where ${condition}`;
  const { rows } = await db.query<{ count: number }>(
    broom.dryRun
      ? `select count(*)::int as count from (${where} limit $2::int) found`
      : `with gone as (delete from ${table} where ctid = any (array(${where} limit $2::int for update skip locked)) returning 1)
         select count(*)::int as count from gone`,
    [broom.before, broom.dryRun ? countedAtMost : broom.batchSize],
  );
  const { count } = rows[0]!;
  if (count > 0)
    await audit(recordOf(type, table, { [broom.dryRun ? "wouldRemove" : "removed"]: count, before: broom.before.toISOString() }));
  return !broom.dryRun && count === broom.batchSize;
}

const countedAtMost = 1_000_000;

/** `invites.sweep` is on record as `invites.swept`. */
export function recordOf(type: string, target: string, detail: Record<string, unknown>) {
  return { action: `${type.split(".")[0]!}.swept`, target: { kind: "table", id: target, name: target }, detail };
}
