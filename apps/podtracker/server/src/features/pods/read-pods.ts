import type { Pod } from "@podtracker/contract";
import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { beyondTime, decodeTimeCursor, pageByTime } from "../../platform/http/time-cursor.ts";
import { type MemberRow, memberShape, podShape, readMyPodRows } from "./pod-shape.ts";

/** My pods, the one joined last first. */
export const listPods: Handler<"listPods"> = async ({ sql, query, user }) => {
  const rows = await readMyPodRows(
    sql,
    Prisma.sql`m.user_id = ${user.id}::uuid and m.left_at is null
      ${beyondTime(Prisma.sql`m.joined_at, m.id`, decodeTimeCursor(query.cursor, "pods"))}
      order by m.joined_at desc, m.id desc limit ${query.limit + 1}`,
  );
  const { items, nextCursor } = pageByTime("pods", rows, query.limit, (row) => row.joinedAt);
  return { items: items.map(podShape), nextCursor };
};

export const getPod: Handler<"getPod"> = async ({ sql, member }) => await readMyPod(sql, member.id);

/** The pod as the member with this id sees it. */
export async function readMyPod(sql: Database, memberId: string): Promise<Pod> {
  const [row] = await readMyPodRows(sql, Prisma.sql`m.id = ${memberId}::uuid`);
  return podShape(row!);
}

/** Who plays in the pod, the one who joined first first. */
export const listMembers: Handler<"listMembers"> = async ({ sql, params, query }) => {
  const cursor = decodeTimeCursor(query.cursor, "members");
  const rows = await ask<Omit<MemberRow, "user"> & { name: string | null; avatar: string | null }>(
    sql,
    Prisma.sql`
      select m.id, m.user_id as "userId", m.guest_name as "guestName", m.role::text as role, m.joined_at as "joinedAt", u.name, u.avatar
      from pod_member m left join "user" u on u.id = m.user_id
      where m.pod_id = ${params.podId}::uuid and m.left_at is null
        ${cursor ? Prisma.sql`and (m.joined_at, m.id) > (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : Prisma.empty}
      order by m.joined_at, m.id limit ${query.limit + 1}`,
  );
  const { items, nextCursor } = pageByTime("members", rows, query.limit, (row) => row.joinedAt);
  const shapes = items.map(({ name, avatar, ...row }) => memberShape({ ...row, user: name === null ? null : { name, avatar } }));
  return { items: shapes, nextCursor };
};
