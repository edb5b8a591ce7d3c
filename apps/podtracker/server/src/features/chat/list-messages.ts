import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { chatShape, readMessageRows } from "./chat-shape.ts";

/** Newest first, going back from `before` (or the cursor); with `after`, oldest first, going on from there. */
export const listMessages: Handler<"listMessages"> = async ({ sql, params, query, user }) => {
  const { podId } = params;
  const before = query.after ? undefined : (query.cursor ?? query.before);
  const after = query.after ? (query.cursor ?? query.after) : undefined;
  const below = before && (await numberOf(sql, podId, before));
  const above = after && (await numberOf(sql, podId, after));
  const within = Prisma.sql`
    c.pod_id = ${podId}::uuid
    ${below ? Prisma.sql`and c.number < ${below}` : Prisma.empty}
    ${above ? Prisma.sql`and c.number > ${above}` : Prisma.empty}`;
  const page = Prisma.sql`order by c.number ${above ? Prisma.sql`asc` : Prisma.sql`desc`} limit ${query.limit + 1}`;
  const saying = query.q === undefined ? Prisma.empty : Prisma.sql`and c.id in (${withWords(podId, query.q, { within, page })})`;
  const rows = await readMessageRows(sql, Prisma.sql`${within} ${saying} ${page}`);
  const items = rows.slice(0, query.limit);
  return { items: items.map((row) => chatShape(row, user.id)), nextCursor: rows.length > query.limit ? items.at(-1)!.id : null };
};

/**
 * The ids of a page of messages that hold words beginning with all those asked for; the database splits both
 * by one rule. First all that hold them, by the index of words: going back message by message until a page is
 * full, as the database would by itself, takes seconds for a rare word in a long chat.
 */
function withWords(podId: string, words: string, { within, page }: { within: Prisma.Sql; page: Prisma.Sql }): Prisma.Sql {
  return Prisma.sql`
    with saying as materialized (
      select c.id, c.number, c.pod_id from chat_message c
      where c.deleted_at is null and chat_words(c.pod_id, c.text) @@ chat_query(${podId}::uuid, ${words})
    )
    select c.id from saying c where ${within} ${page}`;
}

async function numberOf(db: Database, podId: string, id: string): Promise<number> {
  const [message] = await ask<{ number: number }>(
    db,
    Prisma.sql`select number from chat_message where id = ${id}::uuid and pod_id = ${podId}::uuid`,
  );
  if (!message) throw new AppError("not-found", "The chat has no message with this id.");
  return message.number;
}
