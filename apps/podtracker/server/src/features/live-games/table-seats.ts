import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import type { OpenGame } from "../games/game-shape.ts";
import { readPeople } from "../games/people-on-record.ts";

/**
 * By which seats the events of a game know those of its record: a correction may have changed their order or who sat
 * in them. Whoever sat at the table keeps their seat, and who was put in somebody's place has that one's.
 *
 * @returns a number from 1 for each seat of the record; undefined for one that the table never had
 */
export async function readTableSeats(sql: Database, game: OpenGame): Promise<(number | undefined)[]> {
  if (game.revision === 1) return game.seats.map(({ seat }) => seat);
  const [first] = await ask<{ seats: { seat: number; memberId: string }[] }>(
    sql,
    Prisma.sql`select record -> 'seats' as seats from game_revision where game_id = ${game.id}::uuid and revision = 1`,
  );
  if (!first) return game.seats.map(({ seat }) => seat);
  const people = await readPeople(
    sql,
    first.seats.map(({ memberId }) => memberId),
  );
  const free = new Map(first.seats.map(({ seat, memberId }) => [people.get(memberId)?.memberId ?? memberId, seat]));
  const own = game.seats.map(({ memberId }) => {
    const seat = free.get(memberId);
    free.delete(memberId);
    return seat;
  });
  const left = [...free.values()];
  return own.map((seat) => seat ?? left.shift());
}
