import { writeAuditEntry } from "../audit/write-entry.ts";
import type { Database } from "../database/database.ts";
import type { World } from "../interfaces.ts";
import { settleTask } from "../task/settle-task.ts";
import type { Claim } from "./claim-deliveries.ts";
import type { ErrorRecord } from "./error-record.ts";
import { defaultRetryPolicy, retryDelayMs } from "./retry-policy.ts";
import { wakeChannel } from "./send-message.ts";
import type { TicketQueue } from "./ticket-queue.ts";

export type FailedOutcome = "failed" | "timed-out" | "refused" | "lost";

/**
 * Locks the claim's delivery and says whether it is still this attempt's: another instance may have
 * taken over after a silence. Everything that settles a delivery begins with this.
 */
export async function holdClaim(tx: Database, claim: Pick<Claim, "message" | "recipient" | "attempt">): Promise<boolean> {
  const { rows } = await tx.query(
    `select 1 from tatwats.delivery
     where message_id = $1 and recipient = $2 and state = 'active' and attempts = $3 for update`,
    [claim.message.id, claim.recipient, claim.attempt],
  );
  return rows.length === 1;
}

/** The handler is done: in its own transaction, with its writes and its messages. */
export async function settleHandled(tx: Database, claim: Claim, world: World): Promise<void> {
  await endAttempt(tx, claim, "handled", null);
  await tx.query("update tatwats.delivery set state = 'handled', ended_at = now() where message_id = $1 and recipient = $2", [
    claim.message.id,
    claim.recipient,
  ]);
  await settleTask(tx, claim.message.conversationId, world);
}

/** The attempt failed: the delivery waits for another, or is dead. Call it with the claim held. */
export async function settleFailed(
  tx: Database,
  claim: Claim,
  failure: { outcome: FailedOutcome; error: ErrorRecord; attempts?: number },
  { queue, world }: { queue: TicketQueue; world: World },
): Promise<"waiting" | "dead"> {
  await endAttempt(tx, claim, failure.outcome, failure.error);
  const policy = { ...defaultRetryPolicy, ...(failure.attempts === undefined ? {} : { attempts: failure.attempts }) };
  const delay = failure.outcome === "refused" ? null : retryDelayMs(policy, claim.attempt, world.random());
  if (delay === null) {
    await bury(tx, claim, failure, world);
    return "dead";
  }
  // A process that died says nothing about the message: somebody else takes it at once.
  const dueAt = new Date(world.now().getTime() + (failure.outcome === "lost" ? 0 : delay));
  await tx.query(
    `update tatwats.delivery set state = 'waiting', due_at = $3, instance_id = null, fingerprint = $4
     where message_id = $1 and recipient = $2`,
    [claim.message.id, claim.recipient, dueAt, failure.error.fingerprint],
  );
  await queue.put(tx, [{ messageId: claim.message.id, recipient: claim.recipient, dueAt, priority: claim.priority }]);
  await tx.query("select pg_notify($1, $2)::text", [wakeChannel, claim.recipient]);
  return "waiting";
}

/** A message that came too late is not handled, and that is no failure. */
export async function settleExpired(tx: Database, claim: Claim, world: World): Promise<void> {
  await endAttempt(tx, claim, "expired", null);
  await tx.query("update tatwats.delivery set state = 'expired', ended_at = now() where message_id = $1 and recipient = $2", [
    claim.message.id,
    claim.recipient,
  ]);
  await settleTask(tx, claim.message.conversationId, world);
}

async function bury(tx: Database, claim: Claim, failure: { outcome: FailedOutcome; error: ErrorRecord }, world: World): Promise<void> {
  const reason = `${failure.error.name}: ${failure.error.message}`;
  await tx.query(
    `update tatwats.delivery set state = 'dead', ended_at = now(), dead_reason = $3, fingerprint = $4
     where message_id = $1 and recipient = $2`,
    [claim.message.id, claim.recipient, reason, failure.error.fingerprint],
  );
  await writeAuditEntry(tx, world, {
    actor: { kind: "system", id: "the_mediator", name: "the_mediator" },
    action: "delivery.died",
    target: { kind: "message", id: claim.message.id, name: `${claim.message.type} to ${claim.recipient}` },
    outcome: "failed",
    conversationId: claim.message.conversationId,
    messageId: claim.message.id,
    detail: { reason, attempts: claim.attempt, fingerprint: failure.error.fingerprint },
  });
  await settleTask(tx, claim.message.conversationId, world);
}

async function endAttempt(tx: Database, claim: Claim, outcome: string, error: ErrorRecord | null): Promise<void> {
  await tx.query(
    `update tatwats.attempt set ended_at = clock_timestamp(), outcome = $4, error = $5::jsonb
     where message_id = $1 and recipient = $2 and number = $3`,
    [claim.message.id, claim.recipient, claim.attempt, outcome, error && JSON.stringify(error)],
  );
}
