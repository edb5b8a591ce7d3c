import type { ConsoleOptions } from "tatwats-console";
import { decodeTimeCursor, pageByTime, timeFilter } from "../../platform/http/time-cursor.ts";
import type { Services } from "../../platform/services.ts";

/** What was to go out by mail, for the operators. */
export function createMailList({ prisma }: Pick<Services, "prisma">): NonNullable<ConsoleOptions["mails"]> {
  return {
    async list({ q, limit, cursor }) {
      const matches = q ? { contains: q, mode: "insensitive" as const } : undefined;
      const rows = await prisma.mail.findMany({
        where: {
          AND: [timeFilter("createdAt", decodeTimeCursor(cursor, "mails")), matches ? { OR: [{ to: matches }, { subject: matches }] } : {}],
        },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: limit + 1,
      });
      const { items, nextCursor } = pageByTime("mails", rows, limit, (row) => row.createdAt);
      return { items: items.map(({ createdAt, ...mail }) => ({ ...mail, at: createdAt.toISOString() })), nextCursor };
    },
  };
}
