import { writeAuditEntry } from "../audit/write-entry.ts";
import type { Database } from "../database/database.ts";
import type { World } from "../interfaces.ts";
import { discardOpen } from "./discard-open.ts";

interface TaskRow {
  id: string;
  title: string;
  state: string;
  workflow: boolean;
  conversation_id: string;
  sent: number;
}

interface Standing {
  open: number;
  unhandled: number;
  steps: number;
  completed: number;
  failed: number;
}

/**
 * Brings tasks up to date after deliveries of theirs were settled. A task is completed when nothing
 * of its conversation is open and all was handled, failed when a part is dead or came too late. Its
 * row is locked first, so that of two deliveries settling at once the later one sees the earlier.
 */
export async function settleTasks(tx: Database, taskIds: readonly (string | null)[], world: World): Promise<void> {
  // In one order everywhere, so that no two transactions wait for each other's task.
  const ids = [...new Set(taskIds.filter((id) => id !== null))].toSorted();
  for (const id of ids) await settleTask(tx, id, world);
}

/**
 * Locks tasks before anything of theirs is touched. Whoever settles, cancels or retries begins with
 * this, in one order, so that no two wait for each other.
 */
export async function lockTasks(tx: Database, taskIds: readonly (string | null)[]): Promise<void> {
  const ids = [...new Set(taskIds.filter((id) => id !== null))].toSorted();
  if (ids.length > 0) await tx.query("select 1 from tatwats.task where id = any($1::uuid[]) order by id for update", [ids]);
}

async function settleTask(tx: Database, id: string, world: World): Promise<void> {
  const { rows } = await tx.query<TaskRow>(
    "select id, title, state, workflow, conversation_id, sent from tatwats.task where id = $1::uuid for update",
    [id],
  );
  const task = rows[0];
  if (!task) return;
  if (task.state === "cancelled") {
    await discardOpen(tx, id, "Its task was cancelled.");
    return;
  }
  const standing = await readStanding(tx, id);
  const state = stateOf(task, standing);
  await tx.query(
    `update tatwats.task set state = $2, progress = greatest($3::real, case when $2 = 'running' then progress else 0 end),
       ended_at = case when $2 = 'running' then null else clock_timestamp() end,
       result = case when $2 = 'completed' and workflow
         then (select jsonb_object_agg(name, output) from tatwats.step where task_id = $1::uuid) else result end
     where id = $1::uuid`,
    [id, state, progressOf(task, standing)],
  );
  if (state === "running" || state === task.state) return;
  await writeAuditEntry(tx, world, {
    actor: { kind: "system", id: "the_mediator", name: "the_mediator" },
    action: `task.${state}`,
    target: { kind: "task", id, name: task.title },
    outcome: state === "failed" ? "failed" : "done",
    conversationId: task.conversation_id,
    detail: { deliveries: task.sent, dead: standing.unhandled },
  });
}

async function readStanding(tx: Database, id: string): Promise<Standing> {
  const { rows } = await tx.query<Standing>(
    `select
       (select count(*)::int from tatwats.mailbox where task_id = $1::uuid) as open,
       -- one that was discarded was not handled either, unless another was sent in its place
       (select count(*)::int from tatwats.delivery where task_id = $1::uuid
          and (state in ('dead', 'expired') or (state = 'discarded' and dead_reason not like 'Sent again, %'))) as unhandled,
       s.steps, s.completed, s.failed
     from (select count(*)::int as steps, (count(*) filter (where state = 'completed'))::int as completed,
                  (count(*) filter (where state = 'failed'))::int as failed
           from tatwats.step where task_id = $1::uuid) s`,
    [id],
  );
  return rows[0]!;
}

function stateOf(task: TaskRow, { open, unhandled, steps, completed, failed }: Standing): "running" | "failed" | "completed" {
  if (open > 0) return "running";
  if (unhandled > 0 || failed > 0) return "failed";
  return task.workflow && completed < steps ? "running" : "completed";
}

/** 0 to 1: of its steps where it has some, else of its deliveries. */
function progressOf(task: TaskRow, { open, steps, completed }: Standing): number {
  if (task.workflow && steps > 0) return completed / steps;
  return task.sent === 0 ? 0 : Math.max(0, task.sent - open) / task.sent;
}
