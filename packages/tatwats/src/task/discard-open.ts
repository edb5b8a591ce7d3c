import type { Database } from "../database/database.ts";

/** Discards what waits for a task; what is at work goes on, and is told by its signal. @returns how many */
export async function discardOpen(tx: Database, taskId: string, reason: string): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `with gone as (delete from tatwats.mailbox where task_id = $1::uuid and state <> 'active' returning *), kept as (
       insert into tatwats.delivery (message_id, recipient, conversation_id, task_id, state, type, key, attempts, max_attempts, within_ms, min_version, due_at, instance_id, started_at, ended_at, dead_reason)
       select message_id, recipient, conversation_id, task_id, 'discarded', type, key, attempts, max_attempts, within_ms, min_version, due_at, instance_id, started_at, clock_timestamp(), $2 from gone
     )
     select count(*)::int as count from gone`,
    [taskId, reason],
  );
  return rows[0]!.count;
}
