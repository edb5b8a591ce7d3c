import type { Game } from "@podtracker/contract";
import { foldEvents, liveEventsOf, type LiveStart, minutesPlayed, placesOf } from "@podtracker/rules";
import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import type { SessionUser } from "../../platform/auth/session.ts";
import { ask } from "../../platform/database/ask.ts";
import type { Services } from "../../platform/services.ts";
import { gameShape, readGameRows } from "../games/game-shape.ts";
import { tellHelpers } from "../games/tell-helpers.ts";
import { readKeptEvents } from "./kept-event.ts";

export interface Finishing {
  gameId: string;
  start: LiveStart;
  /** Who said that it is over. */
  user: SessionUser;
  now: Date;
  address: string;
}

/** As many minutes as a record may say. */
const longest = 2_880;

/**
 * Makes the record of a game that has just ended out of its events, and tells the helpers: in the transaction
 * that took the end, so that there is all of it or nothing.
 */
export async function finishLiveGame(db: Database, services: Services, { gameId, start, user, address, now }: Finishing): Promise<Game> {
  const events = await readKeptEvents(db, gameId, 0);
  const state = foldEvents(start, liveEventsOf(events));
  const { outcome, winCondition } = state.finished!;
  const startedAt = await readStart(db, gameId);
  const minutes = minutesPlayed(
    startedAt,
    events.map(({ happenedAt }) => Date.parse(happenedAt)),
  );
  const places = JSON.stringify(placesOf(state));
  await ask(
    db,
    Prisma.sql`
      update game_seat s set place = p.place, kills = p.kills from jsonb_to_recordset(${places}::jsonb) as p(seat int, place int, kills int)
      where s.game_id = ${gameId}::uuid and s.seat = p.seat`,
  );
  await ask(
    db,
    Prisma.sql`
      update game set status = 'finished', outcome = ${outcome}::game_outcome, win_condition = ${winCondition}::win_condition, turns = ${state.turn},
        duration_minutes = ${Math.min(longest, Math.max(1, minutes))},
        recorded_at = ${now}::timestamptz
      where id = ${gameId}::uuid`,
  );
  const [row] = await readGameRows(db, Prisma.sql`g.id = ${gameId}::uuid`);
  const game = gameShape(row!);
  await tellHelpers(db, services, { game, user, address });
  return game;
}

async function readStart(db: Database, gameId: string): Promise<number> {
  const [game] = await ask<{ playedAt: Date }>(db, Prisma.sql`select played_at as "playedAt" from game where id = ${gameId}::uuid`);
  return game!.playedAt.getTime();
}
