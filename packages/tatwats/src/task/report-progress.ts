import type { Database } from "../database/database.ts";

/** Shows how far a task has come, in a transaction of its own, so that it is seen while the handler works. */
export async function reportProgress(db: Database, taskId: string | null, share: number, note?: string): Promise<void> {
  if (taskId === null || !Number.isFinite(share)) return;
  await db.query("update tatwats.task set progress = $2::real, note = coalesce($3, note) where id = $1::uuid and state = 'running'", [
    taskId,
    Math.min(1, Math.max(0, share)),
    note?.slice(0, 300).replaceAll("\0", "") ?? null,
  ]);
}
