import type { GameDetail } from "@podtracker/contract";
import { foldEvents, liveEventsOf } from "@podtracker/rules";
import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { openGameShape, readGameRows } from "../games/game-shape.ts";
import { readHappenings } from "./kept-event.ts";
import { readLiveStart } from "./live-start.ts";
import { readTableSeats } from "./table-seats.ts";

/** One game: its record, and the table as its events make it. */
export const getGame: Handler<"getGame"> = async ({ sql, params, user }) => await readGame(sql, params.gameId, user.id);

export async function readGame(sql: Database, gameId: string, userId: string): Promise<GameDetail> {
  const [row] = await readGameRows(sql, Prisma.sql`g.id = ${gameId}::uuid`);
  const game = openGameShape(row!);
  const start = await readLiveStart(sql, gameId);
  if (!start) return game;
  const events = await readHappenings(sql, gameId);
  const table = foldEvents(start, liveEventsOf(events));
  const tableSeats = await readTableSeats(sql, game);
  return {
    ...game,
    ...table,
    version: events.at(-1)?.seq ?? 0,
    start: { life: start.startingLife, seat: start.startingSeat, commanders: start.seats.map(({ commanders }) => [...commanders]) },
    you: await readPart(sql, gameId, userId),
    seats: game.seats.map((seat, index) => {
      const tableSeat = tableSeats[index];
      const counted = tableSeat === undefined ? undefined : table.seats[tableSeat - 1];
      return counted ? { ...counted, ...seat, tableSeat, commanderDamage: [...counted.commanderDamage] } : seat;
    }),
  };
}

/** The same that `append_game_events` insists on. */
async function readPart(sql: Database, gameId: string, userId: string): Promise<NonNullable<GameDetail["you"]>> {
  const [part] = await ask<NonNullable<GameDetail["you"]>>(
    sql,
    Prisma.sql`
      select mine.seats, cardinality(mine.seats) > 0 or m.role <> 'member' or g.recorded_by_id = m.user_id as "mayCount"
      from game g join pod_member m on m.pod_id = g.pod_id and m.user_id = ${userId}::uuid and m.left_at is null,
        lateral (select coalesce(array_agg(s.seat order by s.seat), '{}') as seats from game_seat s where s.game_id = g.id and s.member_id = m.id) mine
      where g.id = ${gameId}::uuid`,
  );
  return part ?? { seats: [], mayCount: false };
}

/** What can be joined in the pod, the one begun last first. */
export const listLiveGames: Handler<"listLiveGames"> = async ({ sql, params }) => {
  const rows = await readGameRows(
    sql,
    Prisma.sql`g.pod_id = ${params.podId}::uuid and g.status = 'live' order by g.played_at desc, g.id desc limit 100`,
  );
  const items = rows
    .map(openGameShape)
    .map(({ playedAt, recordedBy, ...game }) => ({ ...game, startedAt: playedAt, startedBy: recordedBy }));
  return { items, nextCursor: null };
};
