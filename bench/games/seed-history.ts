import type { Seated } from "../app/seed-people.ts";
import type { ServedApp } from "../app/serve-app.ts";
import { onDatabase } from "../harness/effects.ts";

/** Games of the one pod that is measured. */
export const gamesOfPod = 10_000;

const commanders = [
  "Krenko, Mob Boss",
  "Atraxa, Praetors' Voice",
  "Muldrotha, the Gravetide",
  "Sisay, Weatherlight Captain",
  "Yuriko, the Tiger's Shadow",
];

/** Games of four that these people played over some years, each with one of twenty decks' commanders, and now and then a note. */
export async function seedHistory({ databaseUrl }: ServedApp, players: readonly Seated[]): Promise<void> {
  const [{ podId }] = players as [Seated];
  await onDatabase(databaseUrl, async (client) => {
    await client.query("create temporary table made as select uuidv7() as id, n from generate_series(1, $1::int) n", [gamesOfPod]);
    await client.query(
      `insert into game (id, pod_id, status, played_at, outcome, turns, duration_minutes, win_condition, notes, archived_at)
       select id, $1::uuid, case when n % 200 = 0 then 'void' else 'finished' end::game_status, now() - make_interval(hours => 5 * n),
         case when n % 20 = 0 then 'draw' else 'win' end::game_outcome, 5 + n % 12, 60, 'combat', case when n % 500 = 0 then 'What a comeback, number ' || n end, now()
       from made`,
      [podId],
    );
    await client.query(
      `insert into game_seat (game_id, seat, member_id, commanders, color_identity, place, kills)
       select id, seat, ($1::uuid[])[1 + (seat + n) % 4], array[($2::text[])[1 + (seat * 7 + n) % 5]], 'B',
         case when n % 20 = 0 or seat = 1 + n % 4 then 1 else 2 end, n % 3
       from made, generate_series(1, 4) seat`,
      [players.map(({ memberId }) => memberId), commanders],
    );
    await client.query("vacuum analyze");
  });
}
