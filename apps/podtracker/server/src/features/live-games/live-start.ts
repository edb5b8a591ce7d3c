import type { LiveStart } from "@podtracker/rules";
import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";

const most = 5_000;

/** How games that are counted in the app began. It never changes, so a process keeps what it has read, the oldest going first. */
const known = new Map<string, LiveStart>();

/**
 * With the table as it was counted: of a game that was corrected since, the seats of its first version.
 *
 * @returns undefined for a game that was not counted in the app
 */
export async function readLiveStart(db: Database, gameId: string): Promise<LiveStart | undefined> {
  const before = known.get(gameId);
  if (before) return before;
  const [row] = await ask<{ startingLife: number; startingSeat: number; seats: { commanders: string[] }[] }>(
    db,
    Prisma.sql`
      select g.starting_life as "startingLife", g.starting_seat as "startingSeat",
        coalesce(
          (select r.record -> 'seats' from game_revision r where r.game_id = g.id and r.revision = 1),
          (select jsonb_agg(jsonb_build_object('commanders', s.commanders) order by s.seat) from game_seat s where s.game_id = g.id)
        ) as seats
      from game g where g.id = ${gameId}::uuid and g.starting_life is not null`,
  );
  if (!row) return undefined;
  const start = {
    startingLife: row.startingLife,
    startingSeat: row.startingSeat,
    seats: row.seats.map(({ commanders }) => ({ commanders })),
  };
  if (known.size >= most) known.delete(known.keys().next().value!);
  known.set(gameId, start);
  return start;
}
