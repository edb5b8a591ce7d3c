import { longestReason, writeDeed } from "../audit/write-deed.ts";
import type { Database } from "../database/database.ts";
import { keepable } from "../database/keepable.ts";
import { TatwatsError } from "../errors.ts";
import type { Steering, World } from "../interfaces.ts";
import { type DeadFilter, deadWhere } from "../mediator/dead-filter.ts";
import { type BatchDeed, batchLeaseMs } from "./batch-row.ts";

/** What is to be done with many dead letters at once. */
export interface BatchOrder {
  deed: BatchDeed;
  /** Those that are dead when it is given; what dies later is not of it. */
  filter: DeadFilter;
  /** A JSON merge patch (RFC 7396), applied to the payload of each that is redriven. */
  patch?: object;
}

/**
 * Puts a batch on record, in the caller's transaction; whoever runs batches then works it off.
 *
 * @param holder who begins with it
 * @returns its id
 * @throws TatwatsError `nothing-left`, `refused` for a patch where nothing is redriven, and for more ids than a filter takes
 */
export async function startBatch(tx: Database, world: World, holder: string, order: BatchOrder, steering: Steering): Promise<string> {
  const { deed, filter, patch } = order;
  const { by, reason, address } = steering;
  if (patch !== undefined && deed !== "redrive") throw new TatwatsError("refused", "Only what is redriven can be patched.");
  const id = world.newId();
  const values: unknown[] = [id, deed, JSON.stringify(filter), patch === undefined ? null : JSON.stringify(patch)];
  values.push(keepable(reason, longestReason), JSON.stringify(by), holder, batchLeaseMs, filter.until ?? null, address ?? null);
  const { rows } = await tx.query<{ total: number }>(
    `insert into tatwats.batch (id, deed, filter, patch, reason, actor, holder, lease_until, died_before, address, total)
     select $1::uuid, $2, $3::jsonb, $4::jsonb, $5, $6::jsonb, $7::uuid, clock_timestamp() + make_interval(secs => $8::float8 / 1000),
       least($9::timestamptz, clock_timestamp()), $10, (select count(*) from tatwats.delivery d where ${deadWhere(filter, values)})
     returning total`,
    values,
  );
  const { total } = rows[0]!;
  if (total === 0)
    throw new TatwatsError("nothing-left", "None of these is a dead letter any more: they were redriven or discarded meanwhile.");
  await writeDeed(tx, world, steering, {
    action: "batch.started",
    target: { kind: "batch", id, name: `${deed} dead letters` },
    detail: { filter: { ...filter }, ...(patch && { patch }), total },
  });
  return id;
}
