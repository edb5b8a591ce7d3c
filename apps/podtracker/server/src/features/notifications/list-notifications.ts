import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { beyondTime, decodeTimeCursor, pageByTime } from "../../platform/http/time-cursor.ts";
import { type NotificationRow, notificationShape } from "./notification-shape.ts";

export const listNotifications: Handler<"listNotifications"> = async ({ sql, query, user }) => {
  const mine = Prisma.sql`n.user_id = ${user.id}::uuid`;
  const rows = await ask<NotificationRow>(
    sql,
    Prisma.sql`
      select n.id, n.kind, n.facts, n.link, n.created_at as "createdAt", n.read_at as "readAt" from notification n
      where ${mine} ${query.unread ? Prisma.sql`and n.read_at is null` : Prisma.empty}
        ${beyondTime(Prisma.sql`n.created_at, n.id`, decodeTimeCursor(query.cursor, "notifications"))}
      order by n.created_at desc, n.id desc limit ${query.limit + 1}`,
  );
  const { items, nextCursor } = pageByTime("notifications", rows, query.limit, (row) => row.createdAt);
  const [count] = await ask<{ unread: number }>(
    sql,
    Prisma.sql`select count(*)::int as unread from notification n where ${mine} and n.read_at is null`,
  );
  return { items: items.map(notificationShape), nextCursor, unread: count!.unread };
};
