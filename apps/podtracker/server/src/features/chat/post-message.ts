import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import { AppError } from "../../platform/errors.ts";
import type { SqlCall, SqlHandler } from "../../platform/http/route-handlers.ts";
import { chatShape, readMessageRows } from "./chat-shape.ts";
import { findMentions } from "./find-mentions.ts";
import { insertChatMessage } from "./insert-chat-message.ts";
import { markOwnRead } from "./read-marks.ts";

/** Says something once: the same id from the same person again answers with the message as it stands. */
export const postMessage: SqlHandler<"postMessage"> = {
  async inSql(call) {
    const { sql, params, body, user, member, services, announce } = call;
    const { podId } = params;
    const [before] = await readMessageRows(sql, Prisma.sql`c.id = ${body.id}::uuid`);
    if (before) {
      if (before.podId === podId && before.authorId === user.id) return chatShape(before, user.id);
      throw new AppError("id-taken", "This id belongs to another message. Take a new one.");
    }
    const message = await say(call);
    await markOwnRead(sql, member.id, message.number);
    if (message.mentions.length > 0) await services.tatwats.publish("chat.mentioned", { chatMessageId: message.id }, { in: sql });
    announce(`pod:${podId}`, "chat:message", message);
    return message;
  },
};

async function say({ sql, params: { podId }, body: { id, text, replyTo }, user, now }: SqlCall<"postMessage">) {
  if (replyTo !== undefined) await needMessage(sql, podId, replyTo);
  const said = await insertChatMessage(sql, {
    id,
    podId,
    kind: "text",
    author: { userId: user.id, name: user.name },
    text,
    at: now,
    mentions: await mentionsIn(sql, { podId, text, authorId: user.id }),
    ...(replyTo === undefined ? {} : { replyTo }),
  });
  if (replyTo === undefined) return said;
  const [row] = await readMessageRows(sql, Prisma.sql`c.id = ${id}::uuid`);
  return chatShape(row!);
}

async function needMessage(sql: Database, podId: string, id: string): Promise<void> {
  const found = await ask(sql, Prisma.sql`select 1 from chat_message where id = ${id}::uuid and pod_id = ${podId}::uuid`);
  if (found.length > 0) return;
  const errors = [{ path: "body.replyTo", message: "is no message of this chat" }];
  throw new AppError("rule-broken", "body.replyTo: is no message of this chat. Nothing was said.", { errors });
}

/** The others of the pod who are called in a text. */
export async function mentionsIn(
  sql: Database,
  { podId, text, authorId }: { podId: string; text: string; authorId: string },
): Promise<string[]> {
  if (!text.includes("@")) return [];
  const others = await ask<{ userId: string; name: string }>(
    sql,
    Prisma.sql`
      select u.id as "userId", u.name from pod_member m join "user" u on u.id = m.user_id
      where m.pod_id = ${podId}::uuid and m.left_at is null and u.id <> ${authorId}::uuid`,
  );
  return findMentions(text, others);
}
