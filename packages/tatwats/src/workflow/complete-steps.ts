import type { Database } from "../database/database.ts";
import type { Handled } from "../mediator/handled.ts";
import { type Advancing, advanceWorkflow } from "./advance-workflow.ts";

/** Completes the steps whose messages were handled, and sets off those that waited for them. */
export async function completeSteps(office: Advancing, tx: Database, handled: readonly Handled[]): Promise<void> {
  const ended = new Map<string, string | null>();
  for (const { claim, reply } of handled) {
    if (claim.taskId === null) continue;
    const { rows } = await tx.query<{ task_id: string }>(
      `update tatwats.step set state = 'completed', output = $2::jsonb, ended_at = clock_timestamp()
       where message_id = $1::uuid and state <> 'cancelled' returning task_id`,
      [claim.message.id, JSON.stringify(reply ?? null)],
    );
    for (const row of rows) ended.set(row.task_id, claim.trace);
  }
  for (const taskId of [...ended.keys()].toSorted()) await advanceWorkflow(office, tx, taskId, ended.get(taskId) ?? undefined);
}
