import { Prisma } from "../../generated/client.ts";
import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import type { Tx } from "../../platform/services.ts";
import { chatSelect, chatShape } from "./chat-shape.ts";

/** Newest first, going back from `before` (or the cursor); with `after`, oldest first, going on from there. */
export const listMessages: Handler<"listMessages"> = async ({ db, params, query, user }) => {
  const { podId } = params;
  const before = query.after ? undefined : (query.cursor ?? query.before);
  const after = query.after ? (query.cursor ?? query.after) : undefined;
  const below = before && (await numberOf(db, podId, before));
  const above = after && (await numberOf(db, podId, after));
  const take = query.limit + 1;
  const number = { ...(below ? { lt: below } : {}), ...(above ? { gt: above } : {}) };
  const found =
    query.q === undefined ? undefined : await search(db, podId, { q: query.q, below: below || undefined, above: above || undefined, take });
  const rows = await db.chatMessage.findMany({
    where: { podId, number: found ? { in: found } : number },
    orderBy: { number: after ? "asc" : "desc" },
    take,
    select: chatSelect,
  });
  const items = rows.slice(0, query.limit);
  return { items: items.map((row) => chatShape(row, user.id)), nextCursor: rows.length > query.limit ? items.at(-1)!.id : null };
};

interface Search {
  q: string;
  below: number | undefined;
  above: number | undefined;
  take: number;
}

/** The numbers of the messages that hold words beginning with all those asked for; the database splits both by one rule. */
async function search(db: Tx, podId: string, { q, below, above, take }: Search): Promise<number[]> {
  const direction = above === undefined ? Prisma.sql`desc` : Prisma.sql`asc`;
  const rows = await db.$queryRaw<{ number: number }[]>`
    select number from chat_message
    where pod_id = ${podId}::uuid and deleted_at is null and chat_words(text) @@ chat_query(${q})
      and number < ${below ?? 2_147_483_647} and number > ${above ?? 0}
    order by number ${direction} limit ${take}`;
  return rows.map(({ number }) => number);
}

async function numberOf(db: Tx, podId: string, id: string): Promise<number> {
  const message = await db.chatMessage.findFirst({ where: { id, podId }, select: { number: true } });
  if (!message) throw new AppError("not-found", "The chat has no message with this id.");
  return message.number;
}
