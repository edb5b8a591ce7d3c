import type { ChatMessage } from "@podtracker/contract";
import type { Database } from "tatwats";
import { AppError } from "../../platform/errors.ts";
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
 * The pod's row is locked first, so that numbers follow the order of commits and have no gaps: a
 * reader that asks for what comes after a number misses nothing.
 *
 * @throws AppError `id-taken` where another message bears the id, be it of another pod
 */
export async function insertChatMessage(db: Database, message: NewChatMessage): Promise<ChatMessage> {
  const { id, podId, kind, author, at, replyTo, mentions = [], gameId } = message;
  const { text, spans } = kind === "text" ? { text: message.text, spans: null } : await withNames(db, message.text);
  await db.query("select 1 from pod where id = $1::uuid for no key update", [podId]);
  const { rows } = await db.query<{ number: number }>(
    `insert into chat_message (id, pod_id, number, kind, author_id, text, at, reply_to_id, game_id, mentions, names)
     select $1::uuid, $2::uuid, coalesce(max(number), 0) + 1, $3::chat_kind, $4::uuid, $5, $6::timestamptz, $7::uuid, $8::uuid, $9::uuid[], $10::jsonb
     from chat_message where pod_id = $2::uuid
     on conflict (id) do nothing returning number`,
    [id, podId, kind, author?.userId ?? null, text, at, replyTo ?? null, gameId ?? null, mentions, spans && JSON.stringify(spans)],
  );
  if (rows.length === 0) throw new AppError("id-taken", "This id belongs to another message. Take a new one.");
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
