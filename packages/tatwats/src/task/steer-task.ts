import { longestReason, writeDeed } from "../audit/write-deed.ts";
import type { Database, TransactionalDatabase } from "../database/database.ts";
import { keepable } from "../database/keepable.ts";
import { notify } from "../database/notices.ts";
import { TatwatsError } from "../errors.ts";
import type { World, Steering } from "../interfaces.ts";
import { redriveOfTask } from "../mediator/redrive.ts";
import { type Advancing, advanceWorkflow } from "../workflow/advance-workflow.ts";
import { discardOpen } from "./discard-open.ts";

interface TaskRow {
  id: string;
  title: string;
  state: string;
  conversation_id: string;
}

/**
 * Cancels a task: what waits for it is discarded, what is at work is told by its signal, and what it
 * sends goes nowhere.
 *
 * @returns how many deliveries were discarded
 * @throws TatwatsError `not-found`, `refused` when it has ended
 */
export async function cancelTask(database: TransactionalDatabase, world: World, taskId: string, steering: Steering): Promise<number> {
  return await database.transaction(async (tx) => {
    const task = await lockTask(tx, taskId);
    if (task.state === "cancelled") return 0;
    if (task.state !== "running" && task.state !== "waiting")
      throw new TatwatsError("refused", `${task.title} has ended: it is ${task.state}.`);
    await tx.query("update tatwats.task set state = 'cancelled', reason = $2, ended_at = clock_timestamp() where id = $1::uuid", [
      taskId,
      keepable(steering.reason, longestReason),
    ]);
    await tx.query(
      "update tatwats.step set state = 'cancelled', ended_at = clock_timestamp() where task_id = $1::uuid and state in ('waiting', 'running')",
      [taskId],
    );
    const discarded = await discardOpen(tx, taskId, "Its task was cancelled.");
    await notify(tx, "control", `cancel ${taskId}`);
    await writeDeed(tx, world, steering, {
      action: "task.cancelled",
      target: { kind: "task", id: taskId, name: task.title },
      conversationId: task.conversation_id,
      detail: { discarded },
    });
    return discarded;
  });
}

/**
 * Takes a failed task up again where it failed, all in one transaction: its dead letters are
 * redriven, and steps of which none is left begin anew.
 *
 * @returns how many deliveries were redriven
 * @throws TatwatsError `not-found`, `refused` when it has not failed, or when nothing of it can be tried again
 */
export async function retryTask(
  office: Advancing & { database: TransactionalDatabase },
  taskId: string,
  steering: Steering,
): Promise<number> {
  return await office.database.transaction(async (tx) => {
    const task = await lockTask(tx, taskId);
    if (task.state !== "failed") throw new TatwatsError("refused", `${task.title} has not failed: it is ${task.state}.`);
    const redriven = await redriveOfTask(tx, office.world, taskId, steering);
    const reset = await resetSteps(tx, taskId);
    if (redriven + reset === 0) {
      throw new TatwatsError(
        "refused",
        `Nothing of ${task.title} can be tried again: what failed has expired, or was discarded. Start it anew.`,
      );
    }
    await tx.query("update tatwats.task set state = 'running', reason = null, ended_at = null where id = $1::uuid", [taskId]);
    await writeDeed(tx, office.world, steering, {
      action: "task.retried",
      target: { kind: "task", id: taskId, name: task.title },
      conversationId: task.conversation_id,
      detail: { redriven, reset },
    });
    await advanceWorkflow(office, tx, taskId);
    return redriven;
  });
}

/** Steps that still count as failed have no dead letter to redrive: it never was, expired or was discarded. @returns how many */
async function resetSteps(tx: Database, taskId: string): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `with failed as (
       update tatwats.step s set state = 'waiting', message_id = null, ended_at = null
       from (select name, message_id from tatwats.step where task_id = $1::uuid and state = 'failed') before
       where s.task_id = $1::uuid and s.name = before.name returning before.message_id
     ), replaced as (
       update tatwats.delivery d set state = 'discarded', dead_reason = 'Sent again, as a new message of its step.'
       from failed where d.message_id = failed.message_id and d.state in ('expired', 'discarded')
     )
     select count(*)::int as count from failed`,
    [taskId],
  );
  return rows[0]!.count;
}

/** Cancels tasks whose deadline is over. */
export async function cancelOverdue(database: TransactionalDatabase, world: World): Promise<void> {
  const { rows } = await database.query<{ id: string }>(
    "select id from tatwats.task where state in ('waiting', 'running') and deadline < clock_timestamp() limit 100",
  );
  const by = { kind: "system" as const, id: "the_mediator", name: "the_mediator" };
  for (const { id } of rows) {
    await cancelTask(database, world, id, { by, reason: "It was not done by its deadline." }).catch((error: unknown) => {
      // It ended in the same moment.
      if (!(error instanceof TatwatsError)) throw error;
    });
  }
}

async function lockTask(tx: Database, taskId: string): Promise<TaskRow> {
  const { rows } = await tx.query<TaskRow>("select id, title, state, conversation_id from tatwats.task where id = $1::uuid for update", [
    taskId,
  ]);
  if (!rows[0]) throw new TatwatsError("not-found", "There is no such task.");
  return rows[0];
}
