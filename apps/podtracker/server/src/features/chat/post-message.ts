import { fromPrisma } from "tatwats";
import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import type { Tx } from "../../platform/services.ts";
import { chatSelect, chatShape } from "./chat-shape.ts";
import { findMentions } from "./find-mentions.ts";
import { insertChatMessage } from "./insert-chat-message.ts";
import { markOwnRead } from "./read-marks.ts";

/** Says something once: the same id from the same person again answers with the message as it stands. */
export const postMessage: Handler<"postMessage"> = async ({ db, params, body, user, member, now, services, announce }) => {
  const { podId } = params;
  // Two sends of one id at the same moment must not both find it absent.
  await db.$queryRaw`select 1 from pod where id = ${podId}::uuid for no key update`;
  const before = await db.chatMessage.findUnique({ where: { id: body.id }, select: chatSelect });
  if (before) {
    if (before.podId === podId && before.authorId === user.id) return chatShape(before, user.id);
    throw new AppError("id-taken", "This id belongs to another message. Take a new one.");
  }
  if (body.replyTo && !(await db.chatMessage.findFirst({ where: { id: body.replyTo, podId }, select: { id: true } }))) {
    const errors = [{ path: "body.replyTo", message: "is no message of this chat" }];
    throw new AppError("rule-broken", "body.replyTo: is no message of this chat. Nothing was said.", { errors });
  }
  const said = await insertChatMessage(fromPrisma(db), {
    id: body.id,
    podId,
    kind: "text",
    author: { userId: user.id, name: user.name },
    text: body.text,
    at: now,
    mentions: await mentionsIn(db, { podId, text: body.text, authorId: user.id }),
    ...(body.replyTo ? { replyTo: body.replyTo } : {}),
  });
  await markOwnRead(db, member.id, said.number);
  const message = body.replyTo ? chatShape(await db.chatMessage.findUniqueOrThrow({ where: { id: said.id }, select: chatSelect })) : said;
  if (message.mentions.length > 0) await services.tatwats.publish("chat.mentioned", { chatMessageId: said.id }, { in: fromPrisma(db) });
  announce(`pod:${podId}`, "chat:message", message);
  return message;
};

/** The others of the pod who are called in a text. */
export async function mentionsIn(db: Tx, { podId, text, authorId }: { podId: string; text: string; authorId: string }): Promise<string[]> {
  if (!text.includes("@")) return [];
  const members = await db.podMember.findMany({
    where: { podId, leftAt: null, userId: { not: null } },
    select: { userId: true, user: { select: { name: true } } },
  });
  const others = members.flatMap(({ userId, user }) => (userId && user && userId !== authorId ? [{ userId, name: user.name }] : []));
  return findMentions(text, others);
}
