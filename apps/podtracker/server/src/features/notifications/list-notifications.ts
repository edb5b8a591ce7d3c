import type { Handler } from "../../platform/http/route-handlers.ts";
import { decodeTimeCursor, pageByTime, timeFilter } from "../../platform/http/time-cursor.ts";
import { notificationShape } from "./notification-shape.ts";

export const listNotifications: Handler<"listNotifications"> = async ({ db, query, user }) => {
  const rows = await db.notification.findMany({
    where: {
      userId: user.id,
      ...(query.unread ? { readAt: null } : {}),
      ...timeFilter("createdAt", decodeTimeCursor(query.cursor, "notifications")),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: query.limit + 1,
    select: { id: true, kind: true, facts: true, link: true, createdAt: true, readAt: true },
  });
  const { items, nextCursor } = pageByTime("notifications", rows, query.limit, (row) => row.createdAt);
  const unread = await db.notification.count({ where: { userId: user.id, readAt: null } });
  return { items: items.map(notificationShape), nextCursor, unread };
};
