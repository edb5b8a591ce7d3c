import type { Handler } from "../../platform/http/route-handlers.ts";
import { decodeTimeCursor, pageByTime, timeFilter } from "../../platform/http/time-cursor.ts";
import { memberSelect, memberShape, podSelect, podShape } from "./pod-shape.ts";

/** My pods, the one joined last first. */
export const listPods: Handler<"listPods"> = async ({ db, query, user }) => {
  const rows = await db.podMember.findMany({
    where: { userId: user.id, leftAt: null, ...timeFilter("joinedAt", decodeTimeCursor(query.cursor, "pods")) },
    orderBy: [{ joinedAt: "desc" }, { id: "desc" }],
    take: query.limit + 1,
    select: { id: true, joinedAt: true, role: true, pod: { select: podSelect } },
  });
  const { items, nextCursor } = pageByTime("pods", rows, query.limit, (row) => row.joinedAt);
  return { items: items.map((row) => podShape(row.pod, row.role)), nextCursor };
};

export const getPod: Handler<"getPod"> = async ({ db, params, member }) =>
  podShape(await db.pod.findUniqueOrThrow({ where: { id: params.podId }, select: podSelect }), member.role);

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
