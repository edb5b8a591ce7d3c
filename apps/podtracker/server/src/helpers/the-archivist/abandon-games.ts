import type { Database } from "tatwats";

export interface AbandonedGame {
  gameId: string;
  podId: string;
  podName: string;
  playedAt: string;
  lastEventAt: string;
}

/** Puts aside the games that go on and had no event for so long; an event that comes in the same moment keeps its game. */
export async function abandonGames(db: Database, hours: number, now: Date): Promise<AbandonedGame[]> {
  const { rows } = await db.query<Omit<AbandonedGame, "playedAt" | "lastEventAt"> & { playedAt: Date; lastEventAt: Date }>(
    `update game g set status = 'abandoned' from pod p
     where p.id = g.pod_id and g.status = 'live' and g.last_event_at < $2::timestamptz - make_interval(hours => $1::int)
     returning g.id as "gameId", g.pod_id as "podId", p.name as "podName", g.played_at as "playedAt", g.last_event_at as "lastEventAt"`,
    [hours, now],
  );
  return rows.map((row) => ({ ...row, playedAt: row.playedAt.toISOString(), lastEventAt: row.lastEventAt.toISOString() }));
}
