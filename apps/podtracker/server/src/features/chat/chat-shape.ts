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
  replyToId: true,
  gameId: true,
} as const satisfies Prisma.ChatMessageSelect;

export type ChatRow = Prisma.ChatMessageGetPayload<{ select: typeof chatSelect }>;

export function chatShape(row: ChatRow): ChatMessage {
  return {
    id: row.id,
    podId: row.podId,
    kind: row.kind,
    text: row.text,
    at: row.at.toISOString(),
    reactions: [],
    ...(row.authorId && row.author ? { author: { userId: row.authorId, name: row.author.name } } : {}),
    ...(row.editedAt ? { editedAt: row.editedAt.toISOString() } : {}),
    ...(row.replyToId ? { replyTo: row.replyToId } : {}),
    ...(row.gameId ? { gameId: row.gameId } : {}),
  };
}
