import { fromPrisma } from "tatwats";
import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { chatSelect, chatShape } from "./chat-shape.ts";
import { insertChatMessage } from "./insert-chat-message.ts";

/** Says something once: the same id from the same person again answers with the message as it stands. */
export const postMessage: Handler<"postMessage"> = async ({ db, params, body, user, now, announce }) => {
  const { podId } = params;
  // Two sends of one id at the same moment must not both find it absent.
  await db.$queryRaw`select 1 from pod where id = ${podId}::uuid for no key update`;
  const before = await db.chatMessage.findUnique({ where: { id: body.id }, select: chatSelect });
  if (before) {
    if (before.podId === podId && before.authorId === user.id) return chatShape(before);
    throw new AppError("id-taken", "This id belongs to another message. Take a new one.");
  }
  if (body.replyTo && !(await db.chatMessage.findFirst({ where: { id: body.replyTo, podId }, select: { id: true } }))) {
    const errors = [{ path: "body.replyTo", message: "is no message of this chat" }];
    throw new AppError("rule-broken", "body.replyTo: is no message of this chat. Nothing was said.", { errors });
  }
  const author = { userId: user.id, name: user.name };
  const message = await insertChatMessage(fromPrisma(db), {
    id: body.id,
    podId,
    kind: "text",
    author,
    text: body.text,
    at: now,
    ...(body.replyTo ? { replyTo: body.replyTo } : {}),
  });
  announce(`pod:${podId}`, "chat:message", message);
  return message;
};
