import type { Database } from "tatwats";
import type { z } from "zod";
import type { GameFinished } from "../messages.ts";

export interface PodSums {
  games: number;
  draws: number;
  minutesPlayed: number;
  firstPlayedAt: string | null;
  lastPlayedAt: string | null;
}

interface Row {
  games: number;
  draws: number;
  minutes_played: number;
  first_played_at: Date | null;
  last_played_at: Date | null;
}

const noGames: PodSums = { games: 0, draws: 0, minutesPlayed: 0, firstPlayedAt: null, lastPlayedAt: null };

/**
 * Works a pod's sums out anew from its games: twice gives the same, and a correction mends them. The
 * pod's row is locked, so that two games filed at once are both counted.
 *
 * @returns the sums as they were and as they are now; undefined where they were right
 */
export async function updatePodSums(db: Database, podId: string): Promise<{ before: PodSums; after: PodSums } | undefined> {
  await db.query("select 1 from pod where id = $1::uuid for no key update", [podId]);
  const before = await readPodSums(db, podId);
  const { rows } = await db.query<Row>(
    `insert into pod_sums as s (pod_id, games, draws, minutes_played, first_played_at, last_played_at, updated_at)
     select p.id, count(g.id), count(g.id) filter (where g.outcome = 'draw'), coalesce(sum(g.duration_minutes), 0), min(g.played_at), max(g.played_at), now()
     from pod p left join game g on g.pod_id = p.id and g.status = 'finished' where p.id = $1::uuid group by p.id
     on conflict (pod_id) do update set games = excluded.games, draws = excluded.draws, minutes_played = excluded.minutes_played,
       first_played_at = excluded.first_played_at, last_played_at = excluded.last_played_at, updated_at = excluded.updated_at
     where (s.games, s.draws, s.minutes_played, s.first_played_at, s.last_played_at)
       is distinct from (excluded.games, excluded.draws, excluded.minutes_played, excluded.first_played_at, excluded.last_played_at)
     returning games, draws, minutes_played, first_played_at, last_played_at`,
    [podId],
  );
  const after = rows[0] && sumsOf(rows[0]);
  // The first row of a pod without games says nothing new.
  return after && JSON.stringify(after) !== JSON.stringify(before) ? { before, after } : undefined;
}

export async function readPodSums(db: Database, podId: string): Promise<PodSums> {
  const { rows } = await db.query<Row>(
    "select games, draws, minutes_played, first_played_at, last_played_at from pod_sums where pod_id = $1::uuid",
    [podId],
  );
  return rows[0] ? sumsOf(rows[0]) : noGames;
}

function sumsOf(row: Row): PodSums {
  return {
    games: row.games,
    draws: row.draws,
    minutesPlayed: row.minutes_played,
    firstPlayedAt: row.first_played_at?.toISOString() ?? null,
    lastPlayedAt: row.last_played_at?.toISOString() ?? null,
  };
}

/** What the game makes of its winner's record in the pod; zeros after a draw. */
export async function readWinnerSums(
  db: Database,
  { podId, outcome, seats }: z.output<typeof GameFinished>,
): Promise<{ winnerGames: number; winnerWins: number }> {
  const winner = outcome === "win" ? seats.find((seat) => seat.place === 1)?.memberId : undefined;
  if (!winner) return { winnerGames: 0, winnerWins: 0 };
  const { rows } = await db.query<{ games: number; wins: number }>(
    `select count(*)::int as games, (count(*) filter (where g.outcome = 'win' and s.place = 1))::int as wins
     from game_seat s join game g on g.id = s.game_id
     where s.member_id = $1::uuid and g.pod_id = $2::uuid and g.status = 'finished'`,
    [winner, podId],
  );
  return { winnerGames: rows[0]!.games, winnerWins: rows[0]!.wins };
}
