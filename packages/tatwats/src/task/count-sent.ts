import type { Database } from "../database/database.ts";
import type { Letter } from "../mediator/letter.ts";

/** Adds the deliveries of these letters to what was sent for their tasks, and their recipients to who has to do with them. */
export async function countSent(db: Database, letters: readonly Letter[]): Promise<void> {
  const sent = Map.groupBy(
    letters.filter(({ taskId }) => taskId),
    ({ taskId }) => taskId!,
  );
  // In one order everywhere, so that no two transactions wait for each other's task.
  for (const id of [...sent.keys()].toSorted()) {
    const recipients = sent.get(id)!.flatMap((letter) => letter.recipients);
    await db.query(
      `update tatwats.task set sent = sent + $2::int,
         helpers = case when helpers @> $3::text[] then helpers else array(select distinct unnest(helpers || $3::text[]) order by 1) end
       where id = $1::uuid`,
      [id, recipients.length, [...new Set(recipients)]],
    );
  }
}
