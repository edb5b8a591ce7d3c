import { writeAuditEntry } from "../audit/write-entry.ts";
import type { Database } from "../database/database.ts";
import { notify } from "../database/notices.ts";
import { TatwatsError } from "../errors.ts";
import type { AnyHelper } from "../helper/define-helper.ts";
import { leaseMs } from "../helper/process-record.ts";
import { versionNumbers } from "../helper/version-table.ts";
import { lockTasks, settleTasks } from "../task/settle-task.ts";
import { failStep } from "../workflow/fail-step.ts";
import { type Claim, databaseTime } from "./claim-deliveries.ts";
import { acceptanceOf } from "./draft.ts";
import { type ErrorRecord, recordError } from "./error-record.ts";
import { defaultRetryPolicy, retryDelayMs, type RetryPolicy } from "./retry-policy.ts";
import type { EndedAttempt, Workshop } from "./workshop.ts";

export type FailedOutcome = Exclude<EndedAttempt["outcome"], "handled" | "expired">;

export interface Failure {
  outcome: FailedOutcome;
  error: ErrorRecord;
  startedAt: Date;
}

export type Settled = "waiting" | "dead" | "taken-over";

/** Puts a failed attempt on record: the delivery waits for another, or is dead. */
export async function failDelivery(
  workshop: Workshop,
  helper: AnyHelper,
  claim: Claim,
  thrown: unknown,
  startedMs: number,
): Promise<Settled> {
  const { message, recipient, attempt } = claim;
  if (thrown instanceof TatwatsError && thrown.code === "taken-over") return "taken-over";
  const error = recordError(thrown);
  const outcome = outcomeOf(thrown);
  workshop.log.warn({ helper: recipient, messageId: message.id, type: message.type, attempt, error }, "an attempt failed");
  const startedAt = databaseTime(claim, startedMs);
  const settled = await workshop.database.transaction(async (tx): Promise<Settled> => {
    await lockTasks(tx, [claim.taskId]);
    if (!(await holdClaim(tx, claim))) return "taken-over";
    if (outcome === "refused" && (await leaveToNewer(tx, helper, claim))) return "waiting";
    if (thrown instanceof TatwatsError && thrown.code === "mailbox-full") return await putOff(tx, claim);
    return await settleFailed(workshop, tx, claim, { outcome, error, startedAt }, policyOf(helper, claim));
  });
  const waitMs = Math.max(0, startedAt.getTime() - message.dueAt.getTime());
  workshop.count({ sender: message.sender, recipient, type: message.type, outcome, waitMs, handleMs: performance.now() - startedMs });
  return settled;
}

/** How often and how soon a claim's delivery is tried again. */
export function policyOf(helper: AnyHelper | undefined, claim: Pick<Claim, "message" | "maxAttempts">): RetryPolicy {
  const acceptance = helper && acceptanceOf(helper, claim.message.type);
  return {
    ...defaultRetryPolicy,
    attempts: claim.maxAttempts ?? acceptance?.attempts ?? defaultRetryPolicy.attempts,
    firstDelayMs: acceptance?.retryAfterMs ?? defaultRetryPolicy.firstDelayMs,
  };
}

/** A payload that does not fit will not fit the next time either. */
function outcomeOf(thrown: unknown): FailedOutcome {
  if (!(thrown instanceof TatwatsError)) return "failed";
  if (thrown.code === "handler-timed-out") return "timed-out";
  if (thrown.code === "task-cancelled") return "cancelled";
  return thrown.code === "payload-refused" || thrown.code === "unknown-type" ? "refused" : "failed";
}

/**
 * Locks the claim's delivery and says whether it is still this attempt's: another instance may have
 * taken over after a silence.
 */
export async function holdClaim(tx: Database, claim: Claim): Promise<boolean> {
  const { rows } = await tx.query(
    `select 1 from tatwats.mailbox where position = $1::bigint and state = 'active' and attempts = $2 and instance_id = $3::uuid for update`,
    [claim.position, claim.attempt, claim.instanceId],
  );
  return rows.length === 1;
}

/** Somebody else's mailbox is full: that is no fault of this message, which comes again a little later. */
async function putOff(tx: Database, claim: Claim): Promise<"waiting"> {
  await tx.query(
    `update tatwats.mailbox set state = 'later', attempts = attempts - 1, alone = true, due_at = clock_timestamp() + interval '1 second', instance_id = null, started_at = null
     where position = $1::bigint`,
    [claim.position],
  );
  return "waiting";
}

/** What this version does not understand is for a newer one, if such a one runs. */
async function leaveToNewer(tx: Database, helper: AnyHelper, claim: Claim): Promise<boolean> {
  const { rows } = await tx.query<{ version: string }>(
    `select i.version from tatwats.instance i join tatwats.process p on p.id = i.process_id
     where i.helper = $1 and i.stopped_at is null and p.heartbeat_at > clock_timestamp() - make_interval(secs => $3::float8 / 1000)
       and string_to_array(i.version, '.')::int[] > $2::int[]
     order by string_to_array(i.version, '.')::int[] limit 1`,
    [helper.name, versionNumbers(helper.version), leaseMs],
  );
  if (!rows[0]) return false;
  await tx.query(
    `update tatwats.mailbox set state = 'ready', attempts = attempts - 1, instance_id = null, started_at = null, min_version = $2::int[]
     where position = $1::bigint`,
    [claim.position, versionNumbers(rows[0].version)],
  );
  await notify(tx, "wake", claim.recipient);
  return true;
}

/** The attempt failed: the delivery waits for another, or is dead. Call it with the claim held. */
export async function settleFailed(
  workshop: Workshop,
  tx: Database,
  claim: Claim,
  failure: Failure,
  policy: RetryPolicy,
): Promise<"waiting" | "dead"> {
  const { outcome } = failure;
  await writeAttempt(tx, claim, failure);
  const last = outcome === "refused" || outcome === "cancelled";
  const delay = last ? null : retryDelayMs(policy, claim.attempt - claim.attemptsBefore, workshop.world.random());
  if (delay === null) {
    await bury(workshop, tx, claim, failure);
    return "dead";
  }
  // A process that died says nothing about when to try again: somebody else takes it at once, but by itself.
  const waitMs = outcome === "lost" ? 0 : delay;
  await tx.query(
    `update tatwats.mailbox set state = case when $2::float8 = 0 then 'ready' else 'later' end, alone = alone or $3,
       due_at = case when $2::float8 = 0 then due_at else clock_timestamp() + make_interval(secs => $2::float8 / 1000) end, instance_id = null, started_at = null
     where position = $1::bigint`,
    [claim.position, waitMs, outcome === "lost"],
  );
  if (waitMs === 0) await notify(tx, "wake", claim.recipient);
  return "waiting";
}

/** A message that came too late is not handled, and that is no failure. */
export async function settleExpired(workshop: Workshop, claim: Claim): Promise<void> {
  await workshop.database.transaction(async (tx) => {
    await lockTasks(tx, [claim.taskId]);
    if (!(await holdClaim(tx, claim))) return;
    const error = { name: "Expired", message: "It came too late.", stack: "", fingerprint: "expired" };
    await writeAttempt(tx, claim, { outcome: "expired", error, startedAt: claim.claimedAt });
    await moveToJournal(tx, claim, { state: "expired", reason: "It expired before it was handled.", fingerprint: null });
    await failStep(tx, claim.message.id, "It expired before it was handled.");
    await settleTasks(tx, [claim.taskId], workshop.world);
  });
  const { sender, type } = claim.message;
  workshop.count({ sender, recipient: claim.recipient, type, outcome: "expired", waitMs: 0, handleMs: 0 });
}

/**
 * Gives back what was claimed and not handled through no fault of its own: the attempt never was.
 *
 * @param options.alone whether each is to be handled by itself the next time
 */
export async function releaseClaims(db: Database, claims: readonly Claim[], { alone = false } = {}): Promise<void> {
  await db.query(
    `update tatwats.mailbox b set state = 'ready', attempts = b.attempts - 1, alone = b.alone or $4, instance_id = null, started_at = null
     from unnest($1::bigint[], $2::int[]) as c (position, attempt)
     where b.position = c.position and b.attempts = c.attempt and b.state = 'active' and b.instance_id = $3::uuid`,
    [claims.map(({ position }) => position), claims.map(({ attempt }) => attempt), claims[0]?.instanceId, alone],
  );
}

async function bury(workshop: Workshop, tx: Database, claim: Claim, { outcome, error }: Failure): Promise<void> {
  const cancelled = outcome === "cancelled";
  const reason = cancelled ? "Its task was cancelled." : `${error.name}: ${error.message}`;
  await moveToJournal(tx, claim, { state: cancelled ? "discarded" : "dead", reason, fingerprint: error.fingerprint });
  if (!cancelled) {
    await writeAuditEntry(tx, workshop.world, {
      actor: { kind: "system", id: "the_mediator", name: "the_mediator" },
      action: "delivery.died",
      target: { kind: "message", id: claim.message.id, name: `${claim.message.type} to ${claim.recipient}` },
      outcome: "failed",
      conversationId: claim.message.conversationId,
      messageId: claim.message.id,
      detail: { reason, attempts: claim.attempt, fingerprint: error.fingerprint },
    });
  }
  await failStep(tx, claim.message.id, reason);
  await settleTasks(tx, [claim.taskId], workshop.world);
}

async function moveToJournal(
  tx: Database,
  claim: Claim,
  end: { state: "dead" | "discarded" | "expired"; reason: string; fingerprint: string | null },
): Promise<void> {
  await tx.query(
    `with gone as (delete from tatwats.mailbox where position = $1::bigint returning *)
     insert into tatwats.delivery (message_id, recipient, conversation_id, task_id, state, type, key, attempts, max_attempts, within_ms, min_version, due_at, instance_id, started_at, ended_at, dead_reason, fingerprint)
     select message_id, recipient, conversation_id, task_id, $2, type, key, attempts, max_attempts, within_ms, min_version, due_at, instance_id, started_at, clock_timestamp(), $3, $4 from gone`,
    [claim.position, end.state, end.reason, end.fingerprint],
  );
  // Whoever waits for an answer, and who waits behind its key, should not wait longer.
  await notify(tx, "answer", claim.message.id);
  await notify(tx, "wake", claim.recipient);
}

async function writeAttempt(
  tx: Database,
  claim: Claim,
  { outcome, error, startedAt }: Failure | (Omit<Failure, "outcome"> & { outcome: "expired" }),
) {
  await tx.query(
    `insert into tatwats.attempt (message_id, recipient, number, instance_id, started_at, ended_at, outcome, error)
     values ($1::uuid, $2, $3::int, $4::uuid, $5::timestamptz, greatest($5::timestamptz, clock_timestamp()), $6, $7::jsonb)`,
    [
      claim.message.id,
      claim.recipient,
      claim.attempt,
      claim.instanceId,
      startedAt,
      outcome,
      outcome === "expired" ? null : JSON.stringify(error),
    ],
  );
}
