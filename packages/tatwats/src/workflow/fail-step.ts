import type { Database } from "../database/database.ts";

/** The step whose message will not be handled has failed, and says why on its task. */
export async function failStep(tx: Database, messageId: string, reason: string): Promise<void> {
  await tx.query(
    `with failed as (
       update tatwats.step set state = 'failed', ended_at = clock_timestamp() where message_id = $1::uuid and state = 'running' returning task_id, name
     )
     update tatwats.task t set reason = failed.name || ': ' || $2 from failed where t.id = failed.task_id`,
    [messageId, reason],
  );
}
