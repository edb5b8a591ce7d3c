import type { Database } from "../database/database.ts";
import { versionNumbers } from "../helper/version-table.ts";
import type { Message } from "../interfaces.ts";
import type { MessageRow } from "./message-row.ts";

/** A delivery that an instance has taken, with which attempt it is. */
export interface Claim {
  message: Message;
  recipient: string;
  /** Its place in the mailbox. */
  position: string;
  attempt: number;
  /** Attempts that no longer count, from before a redrive. */
  attemptsBefore: number;
  instanceId: string;
  taskId: string | null;
  /** Limits of its step, where it has some. */
  maxAttempts: number | null;
  withinMs: number | null;
  /** It came too late, by the database's clock. */
  expired: boolean;
  /** When it was claimed: by the database's clock, and by this process's monotonic one. */
  claimedAt: Date;
  claimedAtMs: number;
  trace: string | null;
}

/** A message with its delivery; `due_at` is the delivery's, as a retry is due later than its message was. */
interface ClaimRow extends Omit<MessageRow, "priority"> {
  position: string;
  attempts: number;
  attempts_before: number;
  max_attempts: number | null;
  within_ms: number | null;
  expired: boolean;
  task_id: string | null;
  claimed_at: Date;
  trace: string | null;
}

/**
 * Takes up to `count` due deliveries for an instance, in their order. What it returns is on record as
 * being at work; see `tatwats.claim` for what it takes and what it leaves.
 */
export async function claimDeliveries(
  db: Database,
  { recipient, version, instanceId, count }: { recipient: string; version: string; instanceId: string; count: number },
): Promise<Claim[]> {
  const { rows } = await db.query<ClaimRow>("select * from tatwats.claim($1, $2::uuid, $3::int, $4::int[])", [
    recipient,
    instanceId,
    count,
    versionNumbers(version),
  ]);
  const claimedAtMs = performance.now();
  return rows.map((row) => claimOf(row, recipient, instanceId, claimedAtMs));
}

function claimOf(row: ClaimRow, recipient: string, instanceId: string, claimedAtMs: number): Claim {
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
  return {
    message,
    recipient,
    position: row.position,
    attempt: row.attempts,
    attemptsBefore: row.attempts_before,
    instanceId,
    taskId: row.task_id,
    maxAttempts: row.max_attempts,
    withinMs: row.within_ms,
    expired: row.expired,
    claimedAt: row.claimed_at,
    claimedAtMs,
    trace: row.trace,
  };
}

/** A moment of this process's monotonic clock, in the database's time. */
export function databaseTime(claim: Claim, atMs: number): Date {
  return new Date(claim.claimedAt.getTime() + (atMs - claim.claimedAtMs));
}
