import type { EventRefusal, ProblemCode } from "@podtracker/contract";
import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import type { ParsedEvent } from "./parse-events.ts";

/** What one device says at once, looked through. */
export interface Keeping {
  gameId: string;
  userId: string;
  /** Given where the caller has not just proved that it goes on, as with a socket. */
  sessionId: string | null;
  now: Date;
  events: readonly ParsedEvent[];
}

/** What `append_game_events` answers. */
export interface Kept {
  /** Why nothing was looked at. */
  refusal?: Extract<ProblemCode, "not-found" | "not-signed-in" | "pod-archived" | "not-allowed">;
  accepted: { index: number; id: string; seq: number; fresh: boolean }[];
  rejected: { index: number; id: string; code: EventRefusal }[];
  version: number;
}

/** Keeps what several devices say in one statement, in the given order; the answers are in that order, too. */
export async function keepAll(db: Database, all: readonly Keeping[]): Promise<Kept[]> {
  const sent = all.map(({ gameId, userId, sessionId, now, events }) => ({ game: gameId, user: userId, session: sessionId, now, events }));
  const rows = await ask<{ kept: Kept }>(
    db,
    Prisma.sql`
      select append_game_events((a.one->>'game')::uuid, (a.one->>'user')::uuid, (a.one->>'session')::uuid, (a.one->>'now')::timestamptz, a.one->'events') as kept
      from jsonb_array_elements(${JSON.stringify(sent)}::jsonb) with ordinality as a(one, place) order by a.place`,
  );
  return rows.map(({ kept }) => kept);
}

export async function keepOne(db: Database, keeping: Keeping): Promise<Kept> {
  return (await keepAll(db, [keeping]))[0]!;
}
