import type { Database } from "tatwats";

/** The accounts that belong to a pod now. */
export async function accountsIn(db: Database, podId: string): Promise<string[]> {
  const { rows } = await db.query<{ user_id: string }>(
    "select user_id from pod_member where pod_id = $1::uuid and left_at is null and user_id is not null",
    [podId],
  );
  return rows.map(({ user_id }) => user_id);
}

/** The accounts that played a game, without whoever recorded it and those who have left its pod. */
export async function otherPlayersOf(db: Database, gameId: string): Promise<string[]> {
  const { rows } = await db.query<{ user_id: string }>(
    `select distinct m.user_id from game g join game_seat s on s.game_id = g.id join pod_member m on m.id = s.member_id
     where g.id = $1::uuid and m.user_id is not null and m.left_at is null and m.user_id <> g.recorded_by_id`,
    [gameId],
  );
  return rows.map(({ user_id }) => user_id);
}

/** The accounts behind these members, without those who have left. */
export async function accountsOf(db: Database, memberIds: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ user_id: string }>(
    "select distinct user_id from pod_member where id = any($1::uuid[]) and left_at is null and user_id is not null",
    [memberIds],
  );
  return rows.map(({ user_id }) => user_id);
}

interface Call {
  userIds: string[];
  podId: string;
  podName: string;
  messageId: string;
  /** Who called. */
  userId: string;
  name: string;
  text: string;
}

/** Whom a chat message calls that are in its pod still, and what it says; undefined where it calls nobody any more. */
export async function calledIn(db: Database, chatMessageId: string): Promise<Call | undefined> {
  const { rows } = await db.query<Call>(
    `select c.id as "messageId", c.pod_id as "podId", p.name as "podName", u.id as "userId", u.name, left(c.text, 140) as text,
       array(select m.user_id from pod_member m where m.pod_id = c.pod_id and m.left_at is null and m.user_id = any(c.mentions)) as "userIds"
     from chat_message c join pod p on p.id = c.pod_id join "user" u on u.id = c.author_id
     where c.id = $1::uuid and c.deleted_at is null`,
    [chatMessageId],
  );
  return rows[0];
}

/** What an account is called now; undefined where it was deleted. */
export async function nameNow(db: Database, userId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ name: string }>(`select name from "user" where id = $1::uuid`, [userId]);
  return rows[0]?.name;
}
