import type { ChatMessage } from "@podtracker/contract";
import type { Prisma } from "../../generated/client.ts";

export const chatSelect = {
  id: true,
  podId: true,
  number: true,
  kind: true,
  authorId: true,
  author: { select: { name: true } },
  text: true,
  at: true,
  editedAt: true,
  deletedAt: true,
  replyToId: true,
  replyTo: { select: { authorId: true, author: { select: { name: true } }, text: true, deletedAt: true } },
  mentions: true,
  reactions: { select: { emoji: true, userId: true }, orderBy: [{ at: "asc" }, { userId: "asc" }] },
  gameId: true,
} as const satisfies Prisma.ChatMessageSelect;

export type ChatRow = Prisma.ChatMessageGetPayload<{ select: typeof chatSelect }>;

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
    ...(row.replyTo
      ? { repliedTo: { ...authorOf(row.replyTo), text: glimpseOf(row.replyTo.text), deleted: row.replyTo.deletedAt !== null } }
      : {}),
    ...(row.gameId ? { gameId: row.gameId } : {}),
  };
}

function authorOf({ authorId, author }: Pick<ChatRow, "authorId" | "author">): Pick<ChatMessage, "author"> {
  return authorId && author ? { author: { userId: authorId, name: author.name } } : {};
}

function glimpseOf(text: string): string {
  const characters = [...text];
  return characters.length <= glimpse ? text : `${characters.slice(0, glimpse).join("")}…`;
}

/** By emoji, the one first given first. */
function reactionsOf({ reactions }: Pick<ChatRow, "reactions">, viewerId: string | undefined): ChatMessage["reactions"] {
  return [...Map.groupBy(reactions, ({ emoji }) => emoji)].map(([emoji, given]) => {
    const by = given.map(({ userId }) => userId);
    return { emoji, count: by.length, mine: viewerId !== undefined && by.includes(viewerId), by };
  });
}
