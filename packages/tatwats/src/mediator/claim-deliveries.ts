import type { Database, TransactionalDatabase } from "../database/database.ts";
import type { Message } from "../interfaces.ts";
import type { MessageRow } from "./message-row.ts";
import type { TicketQueue } from "./ticket-queue.ts";

/** A delivery that an instance has taken, with which attempt it is. */
export interface Claim {
  message: Message;
  recipient: string;
  attempt: number;
  instanceId: string;
  /** As it was sent with; a retry keeps it. */
  priority: number;
}

/**
 * Takes up to `count` due deliveries for an instance: their tickets, their state and the start of
 * their attempts in one transaction. What it returns is on record as being at work.
 */
export async function claimDeliveries(
  database: TransactionalDatabase,
  queue: TicketQueue,
  { recipient, instanceId, count }: { recipient: string; instanceId: string; count: number },
): Promise<Claim[]> {
  return await database.transaction(async (tx) => {
    const tickets = await queue.take(tx, recipient, count);
    if (tickets.length === 0) return [];
    const rows = await markActive(
      tx,
      recipient,
      instanceId,
      tickets.map((ticket) => ticket.messageId),
    );
    return rows.map((row) => claimOf(row, recipient, instanceId));
  });
}

type ClaimRow = MessageRow & { attempts: number };

/** A ticket whose delivery is no longer waiting was a knock too many and is passed over. */
async function markActive(tx: Database, recipient: string, instanceId: string, messageIds: string[]): Promise<ClaimRow[]> {
  const { rows } = await tx.query<ClaimRow>(
    `with taken as (
       update tatwats.delivery set state = 'active', attempts = attempts + 1, instance_id = $2, started_at = now()
       where recipient = $1 and message_id = any($3::uuid[]) and state = 'waiting'
       returning message_id, attempts
     ), started as (
       insert into tatwats.attempt (message_id, recipient, number, instance_id) select message_id, $1, attempts, $2 from taken
     )
     select m.id, m.type, m.sender, m.recipient, m.payload, m.conversation_id, m.causation_id, m.key, m.sent_at, m.due_at, m.expires_at, taken.attempts, m.priority
     from taken join tatwats.message m on m.id = taken.message_id
     order by m.priority desc, m.id`,
    [recipient, instanceId, messageIds],
  );
  return rows;
}

function claimOf(row: ClaimRow, recipient: string, instanceId: string): Claim {
  const message: Message = {
    id: row.id,
    type: row.type,
    sender: row.sender,
    recipient: row.recipient,
    payload: row.payload,
    conversationId: row.conversation_id,
    causationId: row.causation_id,
    key: row.key,
    sentAt: row.sent_at,
    dueAt: row.due_at,
    expiresAt: row.expires_at,
  };
  return { message, recipient, attempt: row.attempts, instanceId, priority: row.priority };
}
