import type { Game, WinCondition } from "@podtracker/contract";
import { colorsOf } from "@podtracker/rules";
import type { Database } from "tatwats";
import { Prisma, type WinCondition as DatabaseWinCondition } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import { formerPlayer } from "../pods/pod-shape.ts";

/** A game whose end may be open. */
export interface OpenGame extends Omit<Game, "outcome" | "seats"> {
  outcome: Game["outcome"] | null;
  seats: (Omit<Game["seats"][number], "place"> & { place: number | null })[];
  /** The highest `seq` of its events; 0 where it was not counted in the app. */
  version: number;
}

/** A game as the database tells it. */
export interface GameRow extends Omit<OpenGame, "playedAt" | "recordedAt" | "recordedBy" | "seats"> {
  playedAt: Date;
  recordedAt: Date;
  recordedById: string | null;
  recordedByName: string | null;
  seats: (Omit<OpenGame["seats"][number], "memberName" | "colorIdentity"> & { memberName: string | null; colorIdentity: string })[];
}

/** Games with their seats, as `gameShape` takes them. @param which conditions on `g`, the order and the limit */
export async function readGameRows(db: Database, which: Prisma.Sql): Promise<GameRow[]> {
  // The seats of all the games at once: game by game costs three times as much.
  return await ask<GameRow>(
    db,
    Prisma.sql`
      with page as materialized (select g.*, row_number() over () as rank from (select g.* from game g where ${which}) g),
      seats as (
        select s.game_id, json_agg(json_build_object('seat', s.seat, 'memberId', s.member_id, 'memberName', coalesce(u.name, m.guest_name),
          'deckId', s.deck_id, 'deckName', s.deck_name, 'commanders', s.commanders, 'colorIdentity', s.color_identity,
          'place', s.place, 'kills', s.kills) order by s.seat) as list
        from game_seat s join pod_member m on m.id = s.member_id left join "user" u on u.id = m.user_id
        where s.game_id in (select id from page) group by s.game_id
      )
      select g.id, g.pod_id as "podId", g.status::text as status, g.played_at as "playedAt", g.outcome::text as outcome, g.turns,
        g.duration_minutes as "durationMinutes", g.win_condition::text as "winCondition", g.notes, g.seat_order_known as "seatOrderKnown",
        g.recorded_by_id as "recordedById", u.name as "recordedByName", g.recorded_at as "recordedAt", g.revision, g.version, coalesce(seats.list, '[]') as seats
      from page g left join seats on seats.game_id = g.id left join "user" u on u.id = g.recorded_by_id
      order by g.rank`,
  );
}

/** A game that is over: it has its outcome and places, as its table insists. */
export function gameShape(row: GameRow): Game {
  return openGameShape(row) as Game;
}

export function openGameShape(row: GameRow): OpenGame {
  const { playedAt, recordedAt, recordedById, recordedByName, seats, ...facts } = row;
  return {
    ...facts,
    playedAt: playedAt.toISOString(),
    seats: seats.map(({ memberName, colorIdentity, ...seat }) => ({
      ...seat,
      memberName: memberName ?? formerPlayer,
      colorIdentity: colorsOf(colorIdentity),
    })),
    recordedBy: { userId: recordedById, name: recordedByName ?? formerPlayer },
    recordedAt: recordedAt.toISOString(),
  };
}

/** Prisma's enum members cannot hold a hyphen. */
export function toDatabase(condition: WinCondition): DatabaseWinCondition {
  return condition === "commander-damage" ? "commander_damage" : condition;
}
