import type { ChatMessage } from "@podtracker/contract";
import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";

export interface ChatRow {
  id: string;
  podId: string;
  number: number;
  kind: ChatMessage["kind"];
  authorId: string | null;
  authorName: string | null;
  text: string;
  at: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
  replyToId: string | null;
  gameId: string | null;
  mentions: string[];
  /** Of what it answers. */
  toAuthorId: string | null;
  toAuthorName: string | null;
  toText: string | null;
  toDeletedAt: Date | null;
  /** `[emoji, userId]`, the one first given first. */
  reactions: [emoji: string, userId: string][];
}

/** Messages as `chatShape` takes them. @param which conditions on `c`, the order and the limit */
export async function readMessageRows(db: Database, which: Prisma.Sql): Promise<ChatRow[]> {
  return await ask<ChatRow>(
    db,
    Prisma.sql`
      select c.id, c.pod_id as "podId", c.number, c.kind::text as kind, c.author_id as "authorId", a.name as "authorName",
        c.text, c.at, c.edited_at as "editedAt", c.deleted_at as "deletedAt", c.reply_to_id as "replyToId", c.game_id as "gameId", c.mentions,
        t.author_id as "toAuthorId", ta.name as "toAuthorName", t.text as "toText", t.deleted_at as "toDeletedAt",
        coalesce((select json_agg(json_build_array(r.emoji, r.user_id) order by r.at, r.user_id)
          from chat_reaction r where r.message_id = c.id), '[]') as reactions
      from chat_message c left join "user" a on a.id = c.author_id
        left join chat_message t on t.id = c.reply_to_id left join "user" ta on ta.id = t.author_id
      where ${which}`,
  );
}

/** Characters of what is replied to that are told with the reply. */
const glimpse = 140;

/** @param viewerId whose reactions are `mine`; none over a socket, which speaks to all */
export function chatShape(row: ChatRow, viewerId?: string): ChatMessage {
  return {
    id: row.id,
    podId: row.podId,
    number: row.number,
    kind: row.kind,
    text: row.text,
    at: row.at.toISOString(),
    mentions: row.mentions,
    reactions: reactionsOf(row, viewerId),
    ...authorOf(row),
    ...(row.editedAt ? { editedAt: row.editedAt.toISOString() } : {}),
    ...(row.deletedAt ? { deletedAt: row.deletedAt.toISOString() } : {}),
    ...(row.replyToId ? { replyTo: row.replyToId } : {}),
    ...(row.toText === null ? {} : { repliedTo: repliedTo(row, row.toText) }),
    ...(row.gameId ? { gameId: row.gameId } : {}),
  };
}

function repliedTo(row: ChatRow, text: string): ChatMessage["repliedTo"] {
  const author = authorOf({ authorId: row.toAuthorId, authorName: row.toAuthorName });
  return { ...author, text: glimpseOf(text), deleted: row.toDeletedAt !== null };
}

function authorOf({ authorId, authorName }: Pick<ChatRow, "authorId" | "authorName">): Pick<ChatMessage, "author"> {
  return authorId && authorName !== null ? { author: { userId: authorId, name: authorName } } : {};
}

function glimpseOf(text: string): string {
  const characters = [...text];
  return characters.length <= glimpse ? text : `${characters.slice(0, glimpse).join("")}…`;
}

/** By emoji, the one first given first. */
function reactionsOf({ reactions }: Pick<ChatRow, "reactions">, viewerId: string | undefined): ChatMessage["reactions"] {
  return [...Map.groupBy(reactions, ([emoji]) => emoji)].map(([emoji, given]) => {
    const by = given.map(([, userId]) => userId);
    return { emoji, count: by.length, mine: viewerId !== undefined && by.includes(viewerId), by };
  });
}
