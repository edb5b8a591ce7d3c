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
  const rows = await readMessageRows(
    sql,
    Prisma.sql`c.pod_id = ${podId}::uuid
      ${below ? Prisma.sql`and c.number < ${below}` : Prisma.empty}
      ${above ? Prisma.sql`and c.number > ${above}` : Prisma.empty}
      ${query.q === undefined ? Prisma.empty : saying(query.q)}
      order by c.number ${above ? Prisma.sql`asc` : Prisma.sql`desc`} limit ${query.limit + 1}`,
  );
  const items = rows.slice(0, query.limit);
  return { items: items.map((row) => chatShape(row, user.id)), nextCursor: rows.length > query.limit ? items.at(-1)!.id : null };
};

/** Those that hold words beginning with all those asked for; the database splits both by one rule. */
function saying(words: string): Prisma.Sql {
  return Prisma.sql`and c.deleted_at is null and chat_words(c.text) @@ chat_query(${words})`;
}

async function numberOf(db: Database, podId: string, id: string): Promise<number> {
  const [message] = await ask<{ number: number }>(
    db,
    Prisma.sql`select number from chat_message where id = ${id}::uuid and pod_id = ${podId}::uuid`,
  );
  if (!message) throw new AppError("not-found", "The chat has no message with this id.");
  return message.number;
}
