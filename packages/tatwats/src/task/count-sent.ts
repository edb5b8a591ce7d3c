import type { Database } from "../database/database.ts";
import type { Letter } from "../mediator/letter.ts";

/** Adds the deliveries of these letters to what was sent for their tasks. */
export async function countSent(db: Database, letters: readonly Letter[]): Promise<void> {
  const counts = new Map<string, number>();
  for (const { taskId, recipients } of letters) if (taskId) counts.set(taskId, (counts.get(taskId) ?? 0) + recipients.length);
  if (counts.size === 0) return;
  // In one order everywhere, so that no two transactions wait for each other's task.
  const ids = [...counts.keys()].toSorted();
  for (const id of ids) await db.query("update tatwats.task set sent = sent + $2::int where id = $1::uuid", [id, counts.get(id)]);
}
