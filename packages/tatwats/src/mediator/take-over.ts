import { notify } from "../database/notices.ts";
import { writeAuditEntry } from "../audit/write-entry.ts";
import type { Database } from "../database/database.ts";
import { leaseMs } from "../helper/process-record.ts";
import type { Claim } from "./claim-deliveries.ts";
import { policyOf, settleFailed } from "./fail-delivery.ts";
import { lockTasks } from "../task/settle-task.ts";
import { retryDelayMs } from "./retry-policy.ts";
import type { Workshop } from "./workshop.ts";

/** A living instance of this process, with the places in the mailbox that it has in hand. */
export interface LivingInstance {
  id: string;
  inHand: readonly string[];
}

/** A claim may have been committed a moment before its instance knows of it, in ms. */
const claimSettlesWithinMs = 10_000;
const most = 1_000;

interface LostRow {
  position: string;
  message_id: string;
  type: string;
  sender: string;
  conversation_id: string;
  task_id: string | null;
  recipient: string;
  attempts: number;
  attempts_before: number;
  max_attempts: number | null;
  alone: boolean;
  instance_id: string;
  started_at: Date;
}

const error = { name: "ProcessDied", message: "Who was handling it ended without a word.", stack: "", fingerprint: "process-died" };

/**
 * Gives to whoever lives the deliveries of dead processes, and those that a living instance of ours
 * has on record but not in hand: the database went away between the two. One that lost its claim
 * finds out when it settles, and nothing of it counts.
 *
 * @returns how many deliveries were taken over
 */
export async function takeOver(workshop: Workshop, living: readonly LivingInstance[]): Promise<number> {
  await workshop.database.transaction((tx) => markDeadProcesses(tx, workshop));
  let all = 0;
  for (;;) {
    const taken = await workshop.database.transaction(async (tx) => {
      const lost = await findLost(
        tx,
        living,
        workshop.helpers.map(({ name }) => name),
      );
      await lockTasks(
        tx,
        lost.map((row) => row.task_id),
      );
      for (const [recipient, rows] of Map.groupBy(lost, (row) => row.recipient)) await release(workshop, tx, recipient, rows);
      return lost.length;
    });
    all += taken;
    if (taken < most) return all;
  }
}

async function markDeadProcesses(tx: Database, { world }: Workshop): Promise<void> {
  const { rows } = await tx.query<{ id: string; role: string; host: string; pid: number; connections: string }>(
    `with dead as (
       update tatwats.process set stopped_at = heartbeat_at, end_reason = 'died'
       where stopped_at is null and heartbeat_at < clock_timestamp() - make_interval(secs => $1::float8 / 1000)
       returning id, role, host, pid, heartbeat_at, connections
     ), ended as (
       update tatwats.instance i set state = 'stopped', stopped_at = dead.heartbeat_at from dead where i.process_id = dead.id and i.stopped_at is null
     )
     select id, role, host, pid, connections from dead`,
    [leaseMs],
  );
  for (const { id, role, host, pid, connections } of rows) {
    // One that hangs rather than died still holds its locks.
    await tx.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and $1 <> '' and usename = current_user",
      [connections],
    );
    await writeAuditEntry(tx, world, {
      actor: { kind: "system", id: "the_mediator", name: "the_mediator" },
      action: "death.found",
      target: { kind: "process", id, name: `${role} on ${host}, pid ${pid}` },
      outcome: "failed",
      detail: { reason: `no heartbeat for ${leaseMs / 1000} s` },
    });
  }
}

async function findLost(tx: Database, living: readonly LivingInstance[], helpers: readonly string[]): Promise<LostRow[]> {
  const { rows } = await tx.query<LostRow>(
    `select b.position, b.message_id, b.type, b.sender, b.conversation_id, b.task_id, b.recipient, b.attempts, b.attempts_before, b.max_attempts, b.alone,
            b.instance_id, b.started_at
     from tatwats.mailbox b join tatwats.instance i on i.id = b.instance_id
     where b.state = 'active' and b.recipient = any($4::text[]) and (
       i.stopped_at is not null
       or (b.instance_id = any($1::uuid[]) and not b.position = any($2::bigint[])
           and b.started_at < clock_timestamp() - make_interval(secs => $3::float8 / 1000)))
     order by b.position limit ${most}
     for update of b skip locked`,
    [living.map((instance) => instance.id), living.flatMap((instance) => instance.inHand), claimSettlesWithinMs, helpers],
  );
  return rows;
}

/** Those that have tries left go back all at once; the others are buried one by one. */
async function release(workshop: Workshop, tx: Database, recipient: string, rows: LostRow[]): Promise<void> {
  const helper = workshop.helpers.find(({ name }) => name === recipient);
  const again: LostRow[] = [];
  for (const row of rows) {
    const claim = claimOf(row);
    const policy = policyOf(helper, claim);
    // Of several that were at work together, nobody knows whose fault it was; the next time each is alone.
    if (row.alone && retryDelayMs(policy, claim.attempt - claim.attemptsBefore, 0) === null) {
      await settleFailed(workshop, tx, claim, { outcome: "lost", error, startedAt: row.started_at }, policy);
    } else again.push(row);
    workshop.count({ sender: row.sender, recipient, type: row.type, outcome: "lost", waitMs: 0, handleMs: 0 });
  }
  if (again.length > 0) await giveBack(tx, recipient, again);
  await writeAuditEntry(tx, workshop.world, {
    actor: { kind: "system", id: "the_mediator", name: "the_mediator" },
    action: "delivery.taken-over",
    target: { kind: "helper", id: recipient, name: recipient },
    detail: { deliveries: rows.length, messageIds: rows.slice(0, 100).map((row) => row.message_id) },
  });
  workshop.log.warn({ helper: recipient, deliveries: rows.length }, "took over deliveries that nobody handles any more");
}

async function giveBack(tx: Database, recipient: string, rows: LostRow[]): Promise<void> {
  await tx.query(
    `with back as (
       update tatwats.mailbox set state = 'ready', alone = true, attempts_before = attempts_before + case when alone then 0 else 1 end,
         instance_id = null, started_at = null
       where position = any($1::bigint[]) returning position
     )
     insert into tatwats.attempt (message_id, recipient, number, instance_id, started_at, ended_at, outcome, error)
     select m, $2, n, i, s, clock_timestamp(), 'lost', $7::jsonb
     from unnest($3::uuid[], $4::int[], $5::uuid[], $6::timestamptz[]) lost (m, n, i, s)`,
    [
      rows.map((row) => row.position),
      recipient,
      rows.map((row) => row.message_id),
      rows.map((row) => row.attempts),
      rows.map((row) => row.instance_id),
      rows.map((row) => row.started_at),
      JSON.stringify(error),
    ],
  );
  await notify(tx, "wake", recipient);
}

function claimOf(row: LostRow): Claim {
  return {
    message: { id: row.message_id, type: row.type, conversationId: row.conversation_id } as Claim["message"],
    recipient: row.recipient,
    position: row.position,
    attempt: row.attempts,
    attemptsBefore: row.attempts_before,
    instanceId: row.instance_id,
    taskId: row.task_id,
    maxAttempts: row.max_attempts,
    withinMs: null,
    expired: false,
    claimedAt: row.started_at,
    claimedAtMs: 0,
    trace: null,
  };
}
