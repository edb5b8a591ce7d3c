import { writeDeed } from "../audit/write-deed.ts";
import type { Database } from "../database/database.ts";
import { keepable } from "../database/keepable.ts";
import type { Steering } from "../interfaces.ts";
import { type ChosenDead, chooseDead, deadPortion } from "../mediator/choose-dead.ts";
import { recordError } from "../mediator/error-record.ts";
import { mergePatch } from "../mediator/merge-patch.ts";
import { readDead, type Replacement, replaceDead, writeInstead } from "../mediator/redrive-edited.ts";
import { discardChosen, redriveChosen, type Redriving } from "../mediator/redrive.ts";
import { batchLeaseMs, type BatchFault, type BatchRow } from "./batch-row.ts";

/** Each edited letter is checked by itself and has an audit entry of its own. */
const editedPortion = 100;
const mostFaults = 20;

const columns =
  "id, deed, filter, patch, reason, actor, address, died_before::text as died_before, total, done, refused, faults, reached_message, reached_recipient";

/**
 * Does the next portion of a batch: what is done, its record, how far it has come and the longer lease
 * are one transaction, so that each letter is dealt with once, whoever dies in between.
 *
 * @returns `lost` when somebody else works at it now, or it has ended
 */
export async function workPortion(office: Redriving, id: string, holder: string): Promise<"more" | "ended" | "lost"> {
  return await office.database.transaction(async (tx) => {
    const { rows } = await tx.query<BatchRow>(
      `select ${columns} from tatwats.batch where id = $1::uuid and state = 'running' and holder = $2::uuid for update`,
      [id, holder],
    );
    const batch = rows[0];
    if (!batch) return "lost";
    const after = batch.reached_message === null ? undefined : { message_id: batch.reached_message, recipient: batch.reached_recipient! };
    const filter = { ...batch.filter, until: batch.died_before };
    const { chosen, reached } = await chooseDead(tx, filter, after, batch.patch ? editedPortion : deadPortion);
    if (reached === undefined) {
      await endBatch(tx, office, batch);
      return "ended";
    }
    const faults = chosen.length > 0 ? await doDeed(office, tx, batch, chosen) : [];
    await tx.query(
      `update tatwats.batch set done = done + $2::int, refused = refused + $3::int, faults = $4::jsonb, reached_message = $5::uuid,
         reached_recipient = $6, lease_until = clock_timestamp() + make_interval(secs => $7::float8 / 1000)
       where id = $1::uuid`,
      [
        id,
        chosen.length - faults.length,
        faults.length,
        JSON.stringify([...batch.faults, ...faults].slice(0, mostFaults)),
        reached.message_id,
        reached.recipient,
        batchLeaseMs,
      ],
    );
    return "more";
  });
}

/** @returns what was refused */
async function doDeed(office: Redriving, tx: Database, batch: BatchRow, chosen: readonly ChosenDead[]): Promise<BatchFault[]> {
  const steering = steeringOf(batch);
  if (batch.patch) return await resendPatched(office, tx, batch.patch, chosen, steering);
  const deed = { filter: batch.filter, steering, detail: { batch: batch.id } };
  if (batch.deed === "redrive") await redriveChosen(tx, office.world, chosen, deed);
  else await discardChosen(tx, office.world, chosen, deed);
  return [];
}

function steeringOf({ actor, reason, address }: BatchRow): Steering {
  return { by: actor, reason, ...(address !== null && { address }) };
}

async function resendPatched(
  office: Redriving,
  tx: Database,
  patch: object,
  chosen: readonly ChosenDead[],
  steering: Steering,
): Promise<BatchFault[]> {
  const faults: BatchFault[] = [];
  const replacements: Replacement[] = [];
  for (const dead of await readDead(tx, chosen)) {
    try {
      // Nothing is written yet: whatever a schema makes of it is this letter's fault alone.
      replacements.push({ dead, letter: writeInstead(office, dead, mergePatch(dead.payload, patch)) });
    } catch (thrown) {
      faults.push({ messageId: dead.message_id, message: keepable(recordError(thrown).message, 500) });
    }
  }
  await replaceDead(office, tx, replacements, steering);
  return faults;
}

/** @param failure why it cannot go on; undefined when it is done */
export async function endBatch(tx: Database, { world }: Pick<Redriving, "world">, batch: BatchRow, failure?: string): Promise<void> {
  await tx.query(
    "update tatwats.batch set state = $2, failure = $3, ended_at = clock_timestamp(), holder = null, lease_until = null where id = $1::uuid",
    [batch.id, failure === undefined ? "done" : "failed", failure ?? null],
  );
  const { total, done, refused } = batch;
  await writeDeed(tx, world, steeringOf(batch), {
    action: failure === undefined ? "batch.done" : "batch.failed",
    target: { kind: "batch", id: batch.id, name: `${batch.deed} dead letters` },
    outcome: failure === undefined ? "done" : "failed",
    detail: { total, done, refused, ...(failure !== undefined && { failure }) },
  });
}

/** Ends a batch that cannot go on, unless somebody else works at it by now. */
export async function giveUpBatch(office: Redriving, id: string, holder: string, failure: string): Promise<void> {
  await office.database.transaction(async (tx) => {
    const { rows } = await tx.query<BatchRow>(
      `select ${columns} from tatwats.batch where id = $1::uuid and state = 'running' and holder = $2::uuid for update`,
      [id, holder],
    );
    if (rows[0]) await endBatch(tx, office, rows[0], failure);
  });
}
