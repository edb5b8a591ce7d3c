import { AppError } from "../../platform/errors.ts";
import type { Call, Handler } from "../../platform/http/route-handlers.ts";

export const readNotification: Handler<"readNotification"> = async (call) => {
  const { db, params, user, now } = call;
  const { id } = await mine(call, params.notificationId);
  await db.notification.updateMany({ where: { id, userId: user.id, readAt: null }, data: { readAt: now } });
  return await countUnread(call);
};

/** With `upTo`, what came while the person was reading stays unread. */
export const readAllNotifications: Handler<"readAllNotifications"> = async (call) => {
  const { db, body, user, now } = call;
  const last = body.upTo === undefined ? undefined : await mine(call, body.upTo);
  const upTo = last && { OR: [{ createdAt: { lt: last.createdAt } }, { createdAt: last.createdAt, id: { lte: last.id } }] };
  await db.notification.updateMany({ where: { userId: user.id, readAt: null, ...upTo }, data: { readAt: now } });
  return await countUnread(call);
};

type Mine = Pick<Call, "db" | "user">;

async function mine({ db, user }: Mine, id: string): Promise<{ id: string; createdAt: Date }> {
  const found = await db.notification.findFirst({ where: { id, userId: user.id }, select: { id: true, createdAt: true } });
  if (!found) throw new AppError("not-found", "You have no such notification.");
  return found;
}

async function countUnread({ db, user }: Mine): Promise<{ unread: number }> {
  return { unread: await db.notification.count({ where: { userId: user.id, readAt: null } }) };
}
