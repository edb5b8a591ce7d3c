import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import { formerPlayer } from "../pods/pod-shape.ts";
import type { People } from "./game-record.ts";

/** Who these members are called now: a guest whose games were claimed is the claimer. */
export async function readPeople(sql: Database, memberIds: readonly string[]): Promise<People> {
  const people = await ask<{ id: string; memberId: string; name: string | null }>(
    sql,
    Prisma.sql`
      select m.id, is_now.id as "memberId", coalesce(u.name, is_now.guest_name) as name
      from pod_member m
        left join guest_claim c on c.guest_id = m.id and c.accepted_at is not null and c.undone_at is null
        join pod_member is_now on is_now.id = coalesce(c.claimer_id, m.id)
        left join "user" u on u.id = is_now.user_id
      where m.id = any(${[...new Set(memberIds)]}::uuid[])`,
  );
  return new Map(people.map(({ id, memberId, name }) => [id, { memberId, name: name ?? formerPlayer }]));
}
