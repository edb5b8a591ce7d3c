import { writeAuditEntry } from "../audit/write-entry.ts";
import type { Database } from "../database/database.ts";
import { leaseMs } from "../helper/process-record.ts";
import type { Claim } from "./claim-deliveries.ts";
import type { Workshop } from "./handle-delivery.ts";
import { settleFailed } from "./settle-delivery.ts";

/** A living instance of this process, with the messages that it has in hand. */
export interface LivingInstance {
  id: string;
  inHand: readonly string[];
}

/** A claim may have been committed a moment before its instance knows of it, in ms. */
const claimSettlesWithinMs = 10_000;

interface LostRow {
  message_id: string;
  type: string;
  priority: number;
  conversation_id: string;
  recipient: string;
  attempts: number;
  instance_id: string;
}

/**
 * Gives to whoever lives the deliveries of dead processes, and those that a living instance of ours
 * has on record but not in hand: the database went away between the two. A handler that only seems
 * dead still holds its row's lock, and is left alone; one that lost its claim finds out when it settles.
 *
 * @returns how many deliveries were taken over
 */
export async function takeOver(workshop: Workshop, living: readonly LivingInstance[]): Promise<number> {
  await workshop.database.transaction((tx) => markDeadProcesses(tx, workshop));
  return await workshop.database.transaction(async (tx) => {
    const lost = await findLost(tx, living);
    for (const row of lost) await release(workshop, tx, row);
    return lost.length;
  });
}

async function markDeadProcesses(tx: Database, { world }: Workshop): Promise<void> {
  const { rows } = await tx.query<{ id: string; role: string; host: string; pid: number }>(
    `with dead as (
       update tatwats.process set stopped_at = heartbeat_at, end_reason = 'died'
       where stopped_at is null and heartbeat_at < clock_timestamp() - make_interval(secs => $1::float8 / 1000)
       returning id, role, host, pid, heartbeat_at
     ), ended as (
       update tatwats.instance i set state = 'stopped', stopped_at = dead.heartbeat_at from dead where i.process_id = dead.id and i.stopped_at is null
     )
     select id, role, host, pid from dead`,
    [leaseMs],
  );
  for (const { id, role, host, pid } of rows) {
    await writeAuditEntry(tx, world, {
      actor: { kind: "system", id: "the_mediator", name: "the_mediator" },
      action: "death.found",
      target: { kind: "process", id, name: `${role} on ${host}, pid ${pid}` },
      outcome: "failed",
      detail: { reason: `no heartbeat for ${leaseMs / 1000} s` },
    });
  }
}

async function findLost(tx: Database, living: readonly LivingInstance[]): Promise<LostRow[]> {
  const { rows } = await tx.query<LostRow>(
    `select d.message_id, m.type, m.priority, d.conversation_id, d.recipient, d.attempts, d.instance_id
     from tatwats.delivery d
     join tatwats.message m on m.id = d.message_id
     join tatwats.instance i on i.id = d.instance_id
     where d.state = 'active' and (
       i.stopped_at is not null
       or (d.instance_id = any($1::uuid[]) and not d.message_id = any($2::uuid[])
           and d.started_at < clock_timestamp() - make_interval(secs => $3::float8 / 1000)))
     order by d.message_id limit 500
     for update of d skip locked`,
    [living.map((instance) => instance.id), living.flatMap((instance) => instance.inHand), claimSettlesWithinMs],
  );
  return rows;
}

async function release(workshop: Workshop, tx: Database, row: LostRow): Promise<void> {
  const claim: Claim = {
    message: { id: row.message_id, type: row.type, conversationId: row.conversation_id } as Claim["message"],
    recipient: row.recipient,
    attempt: row.attempts,
    instanceId: row.instance_id,
    priority: row.priority,
  };
  const error = { name: "ProcessDied", message: "Who was handling it ended without a word.", stack: "", fingerprint: "process-died" };
  const helper = workshop.helpers.find(({ name }) => name === row.recipient);
  const attempts: number | undefined = helper?.accepts[row.type]?.attempts;
  await settleFailed(tx, claim, { outcome: "lost", error, attempts }, workshop);
  await writeAuditEntry(tx, workshop.world, {
    actor: { kind: "system", id: "the_mediator", name: "the_mediator" },
    action: "delivery.taken-over",
    target: { kind: "message", id: row.message_id, name: `${row.type} to ${row.recipient}` },
    conversationId: row.conversation_id,
    messageId: row.message_id,
    detail: { attempt: row.attempts },
  });
  workshop.log.warn(
    { helper: row.recipient, messageId: row.message_id, attempt: row.attempts },
    "took over a delivery that nobody handles any more",
  );
}
