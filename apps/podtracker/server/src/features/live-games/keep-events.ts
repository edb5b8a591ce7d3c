import type { EventRefusal, ProblemCode } from "@podtracker/contract";
import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import type { ParsedEvent } from "./parse-events.ts";

/** What one device says at once, looked through. */
export interface Keeping {
  gameId: string;
  userId: string;
  /** Has to go on: a socket proved it long ago. */
  sessionId: string;
  now: Date;
  events: readonly ParsedEvent[];
}

/** What became of it. */
export interface Kept {
  /** Why nothing was looked at. */
  refusal?: Extract<ProblemCode, "not-found" | "not-signed-in" | "pod-archived" | "not-allowed">;
  accepted: { index: number; id: string; seq: number; fresh: boolean }[];
  rejected: { index: number; id: string; code: EventRefusal }[];
  version: number;
  /** The pod, where the game lay aside and was taken up again by this. */
  takenUpIn: string | null;
}

/** Where all was taken, one after another: the first one's `seq` and the last's. */
interface AllTaken {
  first: number;
  version: number;
}

/**
 * Keeps what several devices say in one statement, in the given order; the answers are in that order, too. What is of one game
 * goes there as it came.
 */
export async function keepAll(db: Database, all: readonly Keeping[]): Promise<Kept[]> {
  const ordinary = areOrdinary(all);
  const said = all.map(({ gameId, userId, sessionId, now, events }, place) => ({
    place,
    game: gameId,
    user: userId,
    session: sessionId,
    now,
    plain: ordinary(gameId),
    ids: events.map(({ id }) => id),
    events,
  }));
  const rows = await ask<{ place: number; kept: Kept | AllTaken }>(
    db,
    Prisma.sql`select place, kept from append_at_tables(${JSON.stringify(said)}::jsonb)`,
  );
  const byPlace = new Map(rows.map(({ place, kept }) => [place, kept]));
  return all.map(({ events }, place) => {
    const kept = byPlace.get(place)!;
    return "first" in kept ? takenInOrder(events, kept) : kept;
  });
}

export async function keepOne(db: Database, keeping: Keeping): Promise<Kept> {
  return (await keepAll(db, [keeping]))[0]!;
}

/** Of which games nothing is said that has to be looked at event by event: nothing that may be stale, nothing twice, and by nobody nothing at all. */
function areOrdinary(all: readonly Keeping[]): (gameId: string) => boolean {
  const said = new Set<string>();
  const others = new Set<string>();
  for (const { gameId, events } of all) {
    if (events.length === 0) others.add(gameId);
    for (const { id, type, basedOn, eventId } of events) {
      const key = `${gameId} ${id}`;
      if (said.has(key) || basedOn !== null || eventId !== null || type === "game.finished") others.add(gameId);
      said.add(key);
    }
  }
  return (gameId) => !others.has(gameId);
}

function takenInOrder(events: readonly ParsedEvent[], { first, version }: AllTaken): Kept {
  const accepted = events.map(({ index, id }, nth) => ({ index, id, seq: first + nth, fresh: true }));
  return { accepted, rejected: [], version, takenUpIn: null };
}
