import type { Pod } from "@podtracker/contract";
import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { beyondTime, decodeTimeCursor, pageByTime, timeFilter } from "../../platform/http/time-cursor.ts";
import { memberSelect, memberShape, podShape, readMyPodRows } from "./pod-shape.ts";

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
export const listMembers: Handler<"listMembers"> = async ({ db, params, query }) => {
  const rows = await db.podMember.findMany({
    where: { podId: params.podId, leftAt: null, ...timeFilter("joinedAt", decodeTimeCursor(query.cursor, "members"), "asc") },
    orderBy: [{ joinedAt: "asc" }, { id: "asc" }],
    take: query.limit + 1,
    select: memberSelect,
  });
  const { items, nextCursor } = pageByTime("members", rows, query.limit, (row) => row.joinedAt);
  return { items: items.map(memberShape), nextCursor };
};
