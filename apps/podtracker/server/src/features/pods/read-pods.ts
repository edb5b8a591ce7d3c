import type { Pod } from "@podtracker/contract";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { decodeTimeCursor, pageByTime, timeFilter } from "../../platform/http/time-cursor.ts";
import type { Tx } from "../../platform/services.ts";
import { readReadings } from "../chat/read-marks.ts";
import { memberSelect, memberShape, myPodSelect, podShape } from "./pod-shape.ts";

/** My pods, the one joined last first. */
export const listPods: Handler<"listPods"> = async ({ db, query, user }) => {
  const rows = await db.podMember.findMany({
    where: { userId: user.id, leftAt: null, ...timeFilter("joinedAt", decodeTimeCursor(query.cursor, "pods")) },
    orderBy: [{ joinedAt: "desc" }, { id: "desc" }],
    take: query.limit + 1,
    select: { ...myPodSelect, joinedAt: true },
  });
  const { items, nextCursor } = pageByTime("pods", rows, query.limit, (row) => row.joinedAt);
  const readings = await readReadings(
    db,
    items.map(({ id }) => id),
  );
  return { items: items.map((row) => podShape(row, readings.get(row.id)!)), nextCursor };
};

export const getPod: Handler<"getPod"> = async ({ db, member }) => await readMyPod(db, member.id);

/** The pod as the member with this id sees it. */
export async function readMyPod(db: Tx, memberId: string): Promise<Pod> {
  const row = await db.podMember.findUniqueOrThrow({ where: { id: memberId }, select: myPodSelect });
  return podShape(row, (await readReadings(db, [memberId])).get(memberId)!);
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
