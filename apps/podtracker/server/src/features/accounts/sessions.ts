import type { Handler } from "../../platform/http/route-handlers.ts";
import { decodeTimeCursor, pageByTime, timeFilter } from "../../platform/http/time-cursor.ts";

/** Where I am signed in; those that have run out are not told. */
export const listSessions: Handler<"listSessions"> = async ({ db, query, user, now }) => {
  const rows = await db.session.findMany({
    where: { userId: user.id, expiresAt: { gt: now }, ...timeFilter("updatedAt", decodeTimeCursor(query.cursor, "sessions")) },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: query.limit + 1,
    select: { id: true, ipAddress: true, userAgent: true, createdAt: true, updatedAt: true, expiresAt: true },
  });
  const { items, nextCursor } = pageByTime("sessions", rows, query.limit, (row) => row.updatedAt);
  return {
    items: items.map((row) => ({
      sessionId: row.id,
      current: row.id === user.sessionId,
      address: row.ipAddress || null,
      userAgent: row.userAgent || null,
      createdAt: row.createdAt.toISOString(),
      lastUsedAt: row.updatedAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
    })),
    nextCursor,
  };
};

export const endSession: Handler<"endSession"> = async ({ db, params, user, audit, endSockets }) => {
  const { count } = await db.session.deleteMany({ where: { id: params.sessionId, userId: user.id } });
  if (count === 0) return undefined;
  await audit({ action: "session.revoked", target: { kind: "user", id: user.id, name: user.name } });
  endSockets(params.sessionId);
  return undefined;
};

export const endOtherSessions: Handler<"endOtherSessions"> = async ({ db, user, audit, endSockets }) => {
  const where = { userId: user.id, id: { not: user.sessionId } };
  const others = await db.session.findMany({ where, select: { id: true } });
  await db.session.deleteMany({ where: { userId: user.id, id: { in: others.map(({ id }) => id) } } });
  if (others.length > 0)
    await audit({ action: "session.revoked", target: { kind: "user", id: user.id, name: user.name }, detail: { ended: others.length } });
  for (const { id } of others) endSockets(id);
  return { ended: others.length };
};
