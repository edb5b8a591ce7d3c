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
