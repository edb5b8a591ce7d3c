import { editMinutes } from "@podtracker/contract";
import { Prisma } from "../../generated/client.ts";
import { AppError } from "../../platform/errors.ts";
import type { Call, Handler } from "../../platform/http/route-handlers.ts";
import { type ChatRow, chatShape, readMessageRows } from "./chat-shape.ts";
import { mentionsIn } from "./post-message.ts";

/** Says it otherwise; who is newly called in it is told. */
export const editMessage: Handler<"editMessage"> = async (call) => {
  const { db, sql, params, body, user, now, services } = call;
  const before = await findMessage(call);
  if (before.kind !== "text" || before.authorId !== user.id) throw new AppError("not-allowed", "Only who said it may say it otherwise.");
  if (before.deletedAt) throw new AppError("rule-broken", "This message was deleted.");
  if (before.text === body.text) return chatShape(before, user.id);
  needRecent(before, now);
  const mentions = await mentionsIn(sql, { podId: params.podId, text: body.text, authorId: user.id });
  await db.chatMessage.update({ where: { id: before.id }, data: { text: body.text, editedAt: now, mentions } });
  await forgetMentions(call, before.id, mentions);
  if (mentions.some((userId) => !before.mentions.includes(userId)))
    await services.tatwats.publish("chat.mentioned", { chatMessageId: before.id }, { in: sql });
  return await tellChange(call);
};

/** Takes back what was said. The message stays in its place, without its words. */
export const deleteMessage: Handler<"deleteMessage"> = async (call) => {
  const { db, member, user, now, audit } = call;
  const before = await findMessage(call);
  const own = before.kind === "text" && before.authorId === user.id;
  if (!own && (member.role === "member" || before.kind !== "text")) {
    throw new AppError(
      "not-allowed",
      before.kind === "text" ? "Only who said it, or an organiser, may take it away." : "The pod’s record can’t be taken away.",
    );
  }
  if (before.deletedAt) return chatShape(before, user.id);
  if (member.role === "member") needRecent(before, now);
  await db.chatReaction.deleteMany({ where: { messageId: before.id } });
  await forgetMentions(call, before.id);
  await db.chatMessage.update({ where: { id: before.id }, data: { text: "", mentions: [], deletedAt: now } });
  if (!own)
    await audit({
      action: "message.removed",
      target: { kind: "chat-message", id: before.id },
      detail: { podId: before.podId, authorId: before.authorId },
    });
  return await tellChange(call);
};

/** A chat is no list of all emoji. */
const mostKinds = 20;

export const addReaction: Handler<"addReaction"> = async (call) => {
  const { db, params, user, now } = call;
  const before = await findMessage(call);
  if (before.deletedAt) throw new AppError("rule-broken", "This message was deleted.");
  const kinds = new Set(before.reactions.map(([emoji]) => emoji));
  if (before.reactions.some(([emoji, userId]) => emoji === params.emoji && userId === user.id)) return chatShape(before, user.id);
  if (!kinds.has(params.emoji) && kinds.size >= mostKinds)
    throw new AppError("rule-broken", `A message has at most ${mostKinds} kinds of reactions.`);
  await db.chatReaction.create({ data: { messageId: before.id, userId: user.id, emoji: params.emoji, at: now } });
  return await tellChange(call);
};

export const removeReaction: Handler<"removeReaction"> = async (call) => {
  const { db, params, user } = call;
  const before = await findMessage(call);
  const { count } = await db.chatReaction.deleteMany({ where: { messageId: before.id, userId: user.id, emoji: params.emoji } });
  return count > 0 ? await tellChange(call) : chatShape(before, user.id);
};

/** What was told of a message goes with its words, but for those whom it still calls: they are told what it says now. */
async function forgetMentions({ db }: Pick<MessageCall, "db">, messageId: string, still: readonly string[] = []): Promise<void> {
  const about = { kind: "mentioned", subject: messageId };
  await db.notification.deleteMany({ where: { ...about, userId: { notIn: [...still] } } });
  await db.$executeRaw`
    update notification set facts = jsonb_set(facts, '{text}', to_jsonb(left(c.text, 140)))
    from chat_message c
    where c.id = ${messageId}::uuid and notification.kind = 'mentioned' and notification.subject = ${messageId}`;
}

type MessageCall = Call<"editMessage" | "deleteMessage" | "addReaction" | "removeReaction">;

/** The message, locked: changes of one come one after the other. */
async function findMessage({ db, sql, params }: Pick<MessageCall, "db" | "sql" | "params">): Promise<ChatRow> {
  await db.$queryRaw`select 1 from chat_message where id = ${params.messageId}::uuid for update`;
  const [message] = await readMessageRows(sql, Prisma.sql`c.id = ${params.messageId}::uuid and c.pod_id = ${params.podId}::uuid`);
  if (!message) throw new AppError("not-found", "The chat has no message with this id.");
  return message;
}

function needRecent({ at }: ChatRow, now: Date): void {
  if (now.getTime() - at.getTime() <= editMinutes * 60_000) return;
  throw new AppError("too-late", `What was said stands after ${editMinutes} minutes. Nothing was changed.`);
}

async function tellChange({ sql, params, user, announce }: Pick<MessageCall, "sql" | "params" | "user" | "announce">) {
  const [row] = await readMessageRows(sql, Prisma.sql`c.id = ${params.messageId}::uuid`);
  announce(`pod:${params.podId}`, "chat:changed", chatShape(row!));
  return chatShape(row!, user.id);
}
