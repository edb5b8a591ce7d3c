import { writeAuditEntry } from "../audit/write-entry.ts";
import type { Database } from "../database/database.ts";
import type { World } from "../interfaces.ts";

/**
 * Brings the task of a conversation up to date after one of its deliveries was settled: progress is
 * the settled part of its deliveries; it is completed when all were handled, failed when one is dead
 * or came too late and none is open. The task's row is locked first, so that of two deliveries settling at once the
 * later one sees the earlier.
 */
export async function settleTask(tx: Database, conversationId: string, world: World): Promise<void> {
  const { rows } = await tx.query<{ id: string; title: string }>(
    "select id, title from tatwats.task where conversation_id = $1 and state in ('waiting', 'running', 'failed') for update",
    [conversationId],
  );
  const task = rows[0];
  if (!task) return;
  const { rows: counts } = await tx.query<{ all: number; open: number; dead: number }>(
    `select count(*)::int as all, count(*) filter (where state in ('waiting', 'held', 'active'))::int as open,
            count(*) filter (where state in ('dead', 'expired'))::int as dead
     from tatwats.delivery where conversation_id = $1`,
    [conversationId],
  );
  const { all, open, dead } = counts[0]!;
  const state = open > 0 ? "running" : dead > 0 ? "failed" : "completed";
  await tx.query(
    "update tatwats.task set state = $2, progress = $3, ended_at = case when $2 = 'running' then null else clock_timestamp() end where id = $1",
    [task.id, state, all === 0 ? 0 : (all - open) / all],
  );
  if (state === "running") return;
  await writeAuditEntry(tx, world, {
    actor: { kind: "system", id: "the_mediator", name: "the_mediator" },
    action: `task.${state}`,
    target: { kind: "task", id: task.id, name: task.title },
    outcome: state === "failed" ? "failed" : "done",
    conversationId,
    detail: { deliveries: all, dead },
  });
}
