import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import type { Tx } from "../../platform/services.ts";
import { chatSelect, chatShape } from "./chat-shape.ts";

/** Newest first, going back from `before` (or the cursor); with `after`, oldest first, going on from there. */
export const listMessages: Handler<"listMessages"> = async ({ db, params, query }) => {
  const { podId } = params;
  const before = query.after ? undefined : (query.cursor ?? query.before);
  const after = query.after ? (query.cursor ?? query.after) : undefined;
  const rows = await db.chatMessage.findMany({
    where: {
      podId,
      ...(before ? { number: { lt: await numberOf(db, podId, before) } } : {}),
      ...(after ? { number: { gt: await numberOf(db, podId, after) } } : {}),
    },
    orderBy: { number: after ? "asc" : "desc" },
    take: query.limit + 1,
    select: chatSelect,
  });
  const items = rows.slice(0, query.limit);
  return { items: items.map(chatShape), nextCursor: rows.length > query.limit ? items.at(-1)!.id : null };
};

async function numberOf(db: Tx, podId: string, id: string): Promise<number> {
  const message = await db.chatMessage.findFirst({ where: { id, podId }, select: { number: true } });
  if (!message) throw new AppError("not-found", "The chat has no message with this id.");
  return message.number;
}
