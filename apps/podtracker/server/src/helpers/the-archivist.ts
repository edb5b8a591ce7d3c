import { type Database, defineHelper } from "tatwats";
import { z } from "zod";
import { gameTarget } from "../features/games/game-target.ts";
import { GameArchived, GameFinished } from "./messages.ts";

type Finished = z.output<typeof GameFinished>;

/** Keeps the record of every game and the sums derived from it. */
export const theArchivist = defineHelper({
  name: "the_archivist",
  version: "0.1.0",
  purpose: "Files every finished game and keeps the pod's sums.",
  settings: z.object({
    keepDays: z.number().int().min(30).max(36_500).default(3650).describe("Days a voided game stays restorable"),
  }),
  accepts: {
    "game.finished": {
      payload: GameFinished,
      handle: async ({ payload }, { db, publish, audit }) => {
        await fileGame(db, payload.gameId);
        const sums = await updateSums(db, payload);
        const messageId = await publish("game.archived", { ...payload, sums });
        await audit({ action: "game.archived", target: gameTarget(payload), detail: { games: sums.games, published: messageId } });
      },
    },
  },
  emits: { "game.archived": GameArchived },
});

async function fileGame(db: Database, gameId: string): Promise<void> {
  await db.query("update game set archived_at = now() where id = $1::uuid and archived_at is null", [gameId]);
}

/**
 * Works the sums out anew from the games themselves: twice gives the same, and a correction mends
 * them. The pod's row is locked, so that two games filed at once are both counted.
 */
async function updateSums(db: Database, { podId, outcome, seats }: Finished) {
  await db.query("select 1 from pod where id = $1::uuid for no key update", [podId]);
  const { rows } = await db.query<{ games: number }>(
    `insert into pod_sums (pod_id, games, draws, minutes_played, first_played_at, last_played_at, updated_at)
     select $1::uuid, count(*), count(*) filter (where outcome = 'draw'), coalesce(sum(duration_minutes), 0), min(played_at), max(played_at), now()
     from game where pod_id = $1::uuid and status = 'finished'
     on conflict (pod_id) do update set games = excluded.games, draws = excluded.draws, minutes_played = excluded.minutes_played,
       first_played_at = excluded.first_played_at, last_played_at = excluded.last_played_at, updated_at = excluded.updated_at
     returning games`,
    [podId],
  );
  const winner = outcome === "win" ? seats.find((seat) => seat.place === 1)?.memberId : undefined;
  return { games: rows[0]!.games, ...(await winnerSums(db, podId, winner)) };
}

async function winnerSums(db: Database, podId: string, winner: string | undefined): Promise<{ winnerGames: number; winnerWins: number }> {
  if (!winner) return { winnerGames: 0, winnerWins: 0 };
  const { rows } = await db.query<{ games: number; wins: number }>(
    `select count(*)::int as games, (count(*) filter (where g.outcome = 'win' and s.place = 1))::int as wins
     from game_seat s join game g on g.id = s.game_id
     where s.member_id = $1::uuid and g.pod_id = $2::uuid and g.status = 'finished'`,
    [winner, podId],
  );
  return { winnerGames: rows[0]!.games, winnerWins: rows[0]!.wins };
}
