import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import { AppError } from "../../platform/errors.ts";
import type { SqlHandler } from "../../platform/http/route-handlers.ts";

/** Marks the chat as read up to a message, on all my devices; a mark never goes back. */
export const readMessages: SqlHandler<"readMessages"> = {
  async inSql({ sql, params: { podId }, body, user, member, announce }) {
    const [message] = await ask<{ number: number }>(
      sql,
      Prisma.sql`select number from chat_message where id = ${body.upTo}::uuid and pod_id = ${podId}::uuid`,
    );
    if (!message) throw new AppError("not-found", "The chat has no message with this id.");
    const moved = await ask(
      sql,
      Prisma.sql`update pod_member set read_up_to = ${message.number} where id = ${member.id}::uuid and read_up_to < ${message.number} returning 1`,
    );
    const [reading] = await ask<{ unread: number; readUpTo: string | null }>(
      sql,
      Prisma.sql`
      select p.last_number - m.read_up_to as unread, seen.id as "readUpTo"
      from pod_member m join pod p on p.id = m.pod_id
        left join chat_message seen on seen.pod_id = m.pod_id and seen.number = m.read_up_to
      where m.id = ${member.id}::uuid`,
    );
    if (moved.length > 0) announce(`user:${user.id}`, "chat:read", { podId, ...reading! });
    return reading!;
  },
};

/** What I say myself I have read, unless something before it is not. */
export async function markOwnRead(sql: Database, memberId: string, number: number): Promise<void> {
  await ask(sql, Prisma.sql`update pod_member set read_up_to = ${number} where id = ${memberId}::uuid and read_up_to = ${number - 1}`);
}
