import type { Database } from "../database/database.ts";
import { keepable } from "../database/keepable.ts";
import type { Steering, World } from "../interfaces.ts";
import { type AuditRecord, writeAuditEntries } from "./write-entry.ts";

/** Longer reasons are cut. */
export const longestReason = 1_000;

type Deed = Omit<AuditRecord, "address">;

/**
 * Puts an operator's deed on the audit log, in the deed's own transaction: who did it, from where, and
 * why, as `reason` before the rest of its detail.
 *
 * @returns the entry's id
 */
export async function writeDeed(tx: Database, world: World, steering: Steering, record: Deed): Promise<string> {
  const [id] = await writeDeeds(tx, world, steering, [record]);
  return id!;
}

/** One deed that touched several things, an entry for each. */
export async function writeDeeds(
  tx: Database,
  world: World,
  { by, reason, address }: Steering,
  records: readonly Deed[],
): Promise<string[]> {
  const entries = records.map(({ detail, ...record }) => ({
    ...record,
    actor: by,
    ...(address !== undefined && { address }),
    detail: { reason: keepable(reason, longestReason), ...detail },
  }));
  return await writeAuditEntries(tx, world, entries);
}
