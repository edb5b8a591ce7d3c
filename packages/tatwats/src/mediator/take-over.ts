import type { Database, TransactionalDatabase } from "../database/database.ts";
import { leaseMs } from "../helper/process-record.ts";
import type { Claim } from "./claim-deliveries.ts";
import type { Workshop } from "./handle-delivery.ts";
import { settleFailed } from "./settle-delivery.ts";

interface LostRow {
  message_id: string;
  type: string;
  conversation_id: string;
  recipient: string;
  attempts: number;
  instance_id: string;
}

/**
 * Gives the deliveries of dead processes to whoever lives. A handler that only seems dead still
 * holds its row's lock, and is left alone; one that lost its claim finds out when it settles.
 *
 * @returns how many deliveries were taken over
 */
export async function takeOver(workshop: Workshop): Promise<number> {
  await markDeadProcesses(workshop.database);
  return await workshop.database.transaction(async (tx) => {
    const lost = await findLost(tx);
    for (const row of lost) await release(workshop, tx, row);
    return lost.length;
  });
}

async function markDeadProcesses(database: TransactionalDatabase): Promise<void> {
  await database.query(
    `with dead as (
       update tatwats.process set stopped_at = heartbeat_at, end_reason = 'died'
       where stopped_at is null and heartbeat_at < clock_timestamp() - make_interval(secs => $1::float8 / 1000)
       returning id, heartbeat_at
     )
     update tatwats.instance i set state = 'stopped', stopped_at = dead.heartbeat_at from dead where i.process_id = dead.id and i.stopped_at is null`,
    [leaseMs],
  );
}

async function findLost(tx: Database): Promise<LostRow[]> {
  const { rows } = await tx.query<LostRow>(
    `select d.message_id, m.type, d.conversation_id, d.recipient, d.attempts, d.instance_id
     from tatwats.delivery d
     join tatwats.message m on m.id = d.message_id
     join tatwats.instance i on i.id = d.instance_id
     where d.state = 'active' and i.stopped_at is not null
     order by d.message_id limit 500
     for update of d skip locked`,
  );
  return rows;
}

async function release(workshop: Workshop, tx: Database, row: LostRow): Promise<void> {
  const claim = {
    message: { id: row.message_id, type: row.type, conversationId: row.conversation_id } as Claim["message"],
    recipient: row.recipient,
    attempt: row.attempts,
    instanceId: row.instance_id,
  };
  const error = {
    name: "ProcessDied",
    message: "The process that was handling it ended without a word.",
    stack: "",
    fingerprint: "process-died",
  };
  await settleFailed(tx, claim, { outcome: "lost", error }, workshop);
  workshop.log.warn({ helper: row.recipient, messageId: row.message_id, attempt: row.attempts }, "took over a delivery of a dead process");
}
