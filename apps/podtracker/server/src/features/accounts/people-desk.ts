import { fromPrisma } from "tatwats";
import type { PeopleDesk } from "tatwats-console";
import type { Prisma } from "../../generated/client.ts";
import { AppError } from "../../platform/errors.ts";
import { decodeTimeCursor, pageByTime, timeFilter } from "../../platform/http/time-cursor.ts";
import type { SocketServer } from "../../platform/realtime/socket-server.ts";
import type { Services, Tx } from "../../platform/services.ts";

const select = {
  id: true,
  name: true,
  email: true,
  consoleRole: true,
  disabledAt: true,
  createdAt: true,
  sessions: { select: { id: true, updatedAt: true }, orderBy: { updatedAt: "desc" } },
} as const satisfies Prisma.UserSelect;

type Row = Prisma.UserGetPayload<{ select: typeof select }>;

/** The accounts, as the console's page of users and roles sees and changes them. */
export function createPeopleDesk(
  { prisma, tatwats }: Pick<Services, "prisma" | "tatwats">,
  sockets: Pick<SocketServer, "endSession">,
): PeopleDesk {
  return {
    async list({ q, role, limit, cursor }) {
      const matches = q ? { contains: q, mode: "insensitive" as const } : undefined;
      const rows = await prisma.user.findMany({
        where: {
          AND: [
            timeFilter("createdAt", decodeTimeCursor(cursor, "people")),
            matches ? { OR: [{ name: matches }, { email: matches }] } : {},
            role === undefined ? {} : { consoleRole: role === "none" ? null : role === "any" ? { not: null } : role },
          ],
        },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: limit + 1,
        select,
      });
      const { items, nextCursor } = pageByTime("people", rows, limit, (row) => row.createdAt);
      return { items: items.map(personOf), nextCursor };
    },
    async change(id, { role, disabled }, { by, reason, address }) {
      const ended: string[] = [];
      const person = await prisma.$transaction(async (tx) => {
        // One change at a time: two admins who take each other's role must not both succeed.
        await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('podtracker.roles', 0))`;
        const before = await tx.user.findUnique({ where: { id }, select });
        if (!before) return undefined;
        const after = await tx.user.update({
          where: { id },
          data: {
            ...(role !== undefined && { consoleRole: role }),
            ...(disabled !== undefined && { disabledAt: disabled ? (before.disabledAt ?? tatwats.world.now()) : null }),
          },
          select,
        });
        await keepAnAdmin(tx);
        if (after.disabledAt !== null) {
          ended.push(...before.sessions.map((session) => session.id));
          await tx.session.deleteMany({ where: { userId: id } });
        }
        const target = { kind: "user", id, name: before.name };
        const detail = { reason, before: rightsOf(before), after: rightsOf(after) };
        const action = disabled === undefined ? "role.changed" : disabled ? "account.disabled" : "account.enabled";
        await tatwats.audit({ actor: by, action, target, detail, address }, { in: fromPrisma(tx) });
        return personOf(after);
      });
      for (const sessionId of ended) sockets.endSession(sessionId);
      return person;
    },
  };
}

/** @throws AppError `rule-broken` */
async function keepAnAdmin(tx: Tx): Promise<void> {
  const admins = await tx.user.count({ where: { consoleRole: "admin", disabledAt: null } });
  if (admins === 0) throw new AppError("rule-broken", "This is the last admin. Make somebody else admin first; nothing was changed.");
}

function rightsOf({ consoleRole, disabledAt }: Row) {
  return { role: consoleRole, disabled: disabledAt !== null };
}

function personOf({ id, name, email, consoleRole, disabledAt, createdAt, sessions }: Row) {
  return {
    id,
    name,
    email,
    role: consoleRole,
    disabled: disabledAt !== null,
    createdAt: createdAt.toISOString(),
    lastSeenAt: sessions[0]?.updatedAt.toISOString() ?? null,
  };
}
