import { longestReason, writeDeed } from "../audit/write-deed.ts";
import type { TransactionalDatabase } from "../database/database.ts";
import { keepable } from "../database/keepable.ts";
import { notify } from "../database/notices.ts";
import { TatwatsError } from "../errors.ts";
import type { Steering, World } from "../interfaces.ts";

export type HelperCommand = "pause" | "resume" | "drain" | "restart";

const wanted = { pause: "paused", resume: "running", drain: "draining" } as const;
const deeds = { pause: "helper.paused", resume: "helper.resumed", drain: "helper.drained", restart: "helper.restarted" } as const;

/**
 * Steers a helper on all its instances, those included that start later. A paused one keeps its
 * instances and takes nothing new; a drained one ends its instances when their work is done; both
 * until it is resumed. A restart exchanges every instance for a new one.
 *
 * @throws TatwatsError `unknown-helper`
 */
export async function steerHelper(
  database: TransactionalDatabase,
  world: World,
  helper: string,
  command: HelperCommand,
  steering: Steering,
): Promise<void> {
  await database.transaction(async (tx) => {
    // A claim that has begun is let through first; whatever is sent after this has returned is held.
    await tx.query("select pg_advisory_xact_lock(hashtextextended('tatwats.claim ' || $1, 0))::text", [helper]);
    const { rows } = await tx.query<{ desired: string }>("select desired from tatwats.helper where name = $1 for update", [helper]);
    if (!rows[0]) throw new TatwatsError("unknown-helper", `There is no helper ${helper}.`);
    const before = rows[0].desired;
    const after = command === "restart" ? before : wanted[command];
    await tx.query(
      `update tatwats.helper set desired = $2, desired_reason = $3, desired_by = $4, desired_at = clock_timestamp(), restarts = restarts + $5::int
       where name = $1`,
      [helper, after, keepable(steering.reason, longestReason), steering.by.name, command === "restart" ? 1 : 0],
    );
    await notify(tx, "control", helper);
    await notify(tx, "wake", helper);
    await writeDeed(tx, world, steering, {
      action: deeds[command],
      target: { kind: "helper", id: helper, name: helper },
      detail: { before: { desired: before }, after: { desired: after } },
    });
  });
}

export interface HelperLimits {
  /** Deliveries, or batches of them, that one instance handles at a time; null for what the definition says. */
  concurrency?: number | null;
  /** Open deliveries that its mailbox takes; null for what the definition says. */
  mailboxLimit?: number | null;
}

/** @throws TatwatsError `unknown-helper`, `refused` for a limit that makes no sense */
export async function limitHelper(
  database: TransactionalDatabase,
  world: World,
  helper: string,
  limits: HelperLimits,
  steering: Steering,
): Promise<void> {
  checkLimit("concurrency", limits.concurrency, 1_000);
  checkLimit("mailboxLimit", limits.mailboxLimit, 10_000_000);
  await database.transaction(async (tx) => {
    const { rows } = await tx.query<{ concurrency: number | null; mailbox_limit: number | null }>(
      "select concurrency, mailbox_limit from tatwats.helper where name = $1 for update",
      [helper],
    );
    if (!rows[0]) throw new TatwatsError("unknown-helper", `There is no helper ${helper}.`);
    const before = { concurrency: rows[0].concurrency, mailboxLimit: rows[0].mailbox_limit };
    const after = { ...before, ...limits };
    await tx.query("update tatwats.helper set concurrency = $2::int, mailbox_limit = $3::int where name = $1", [
      helper,
      after.concurrency,
      after.mailboxLimit,
    ]);
    await notify(tx, "control", helper);
    await writeDeed(tx, world, steering, {
      action: "helper.limited",
      target: { kind: "helper", id: helper, name: helper },
      detail: { before, after },
    });
  });
}

function checkLimit(name: string, value: number | null | undefined, most: number): void {
  if (value === undefined || value === null || (Number.isInteger(value) && value >= 1 && value <= most)) return;
  throw new TatwatsError("refused", `${name} is a whole number from 1 to ${most}, or null for the definition's.`);
}
