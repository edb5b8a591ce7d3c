import type { KnownPlayer } from "@podtracker/rules";
import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";

/**
 * Who plays or played in the pod, those who do first, then by when they joined. Whoever claimed a guest's games goes by
 * the guest's name, too; the guest that they were is nobody any more.
 */
export async function readKnownPlayers(sql: Database, podId: string): Promise<KnownPlayer[]> {
  return await ask<KnownPlayer & { memberId: string }>(
    sql,
    Prisma.sql`
      select m.id as "memberId",
        array_remove(array_prepend(coalesce(u.name, m.guest_name), array(
          select g.guest_name from guest_claim c join pod_member g on g.id = c.guest_id
          where c.claimer_id = m.id and c.accepted_at is not null and c.undone_at is null)), null) as names
      from pod_member m left join "user" u on u.id = m.user_id
      where m.pod_id = ${podId}::uuid
        and not exists (select 1 from guest_claim c where c.guest_id = m.id and c.accepted_at is not null and c.undone_at is null)
      order by m.left_at is not null, m.joined_at, m.id`,
  );
}
