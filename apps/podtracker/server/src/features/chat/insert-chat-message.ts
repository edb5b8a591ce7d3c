import type { ChatMessage } from "@podtracker/contract";
import type { Database } from "tatwats";
import { Overtaken } from "../../platform/database/is-database-away.ts";
import { formerPlayer } from "../pods/pod-shape.ts";
import { memberIdsIn, type NameSpan, placeNames } from "./names-in-text.ts";

export interface NewChatMessage {
  id: string;
  podId: string;
  kind: "text" | "recap" | "event";
  author?: { userId: string; name: string };
  /** In what no person wrote, `nameOf(memberId)` stands where a name goes. */
  text: string;
  at: Date;
  replyTo?: string;
  mentions?: string[];
  gameId?: string;
}

/**
 * Puts a message into a pod's chat in the caller's transaction, which may be Prisma's or a helper's.
 * Its number is the pod's next: whoever takes one holds the pod's row until the end of the transaction, so
 * numbers follow the order of commits and have no gaps, and a reader that asks for what comes after one misses nothing.
 *
 * @throws Overtaken where a message bears the id, be it of another pod: the transaction is then to be given up
 */
export async function insertChatMessage(db: Database, message: NewChatMessage): Promise<ChatMessage> {
  const { id, podId, kind, author, at, replyTo, mentions = [], gameId } = message;
  const { text, spans } = kind === "text" ? { text: message.text, spans: null } : await withNames(db, message.text);
  const { rows } = await db.query<{ number: number }>(
    `with next as (update pod set last_number = 1 + greatest(last_number, (select max(number) from chat_message where pod_id = $2::uuid)) where id = $2::uuid returning last_number)
     insert into chat_message (id, pod_id, number, kind, author_id, text, at, reply_to_id, game_id, mentions, names)
     select $1::uuid, $2::uuid, last_number, $3::chat_kind, $4::uuid, $5, $6::timestamptz, $7::uuid, $8::uuid, $9::uuid[], $10::jsonb from next
     on conflict (id) do nothing returning number`,
    [id, podId, kind, author?.userId ?? null, text, at, replyTo ?? null, gameId ?? null, mentions, spans && JSON.stringify(spans)],
  );
  if (rows.length === 0) throw new Overtaken("A message with this id was said just before.");
  return {
    id,
    podId,
    number: rows[0]!.number,
    kind,
    text,
    at: at.toISOString(),
    mentions,
    reactions: [],
    ...(author ? { author } : {}),
    ...(replyTo ? { replyTo } : {}),
    ...(gameId ? { gameId } : {}),
  };
}

/** The names as they are at this moment: a member who has deleted their account has none. */
async function withNames(db: Database, text: string): Promise<{ text: string; spans: NameSpan[] }> {
  return placeNames(text, await readNames(db, memberIdsIn(text)), formerPlayer);
}

/** What the members of these ids are called now. */
export async function readNames(db: Database, memberIds: readonly string[]): Promise<Map<string, string>> {
  if (memberIds.length === 0) return new Map();
  const { rows } = await db.query<{ id: string; name: string | null }>(
    `select m.id, coalesce(u.name, m.guest_name) as name from pod_member m left join "user" u on u.id = m.user_id where m.id = any($1::uuid[])`,
    [memberIds],
  );
  return new Map(rows.map(({ id, name }) => [id, name ?? formerPlayer]));
}
