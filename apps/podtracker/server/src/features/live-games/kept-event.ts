import type { KeptEvent } from "@podtracker/contract";
import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import { formerPlayer } from "../pods/pod-shape.ts";

interface Row {
  id: string;
  seq: number;
  type: string;
  facts: Record<string, unknown>;
  /** Seconds of the epoch, as the others. */
  at: number;
  receivedAt: number;
  happenedAt: number;
  userId: string | null;
  name: string | null;
}

/** What the fold of a game needs of its events, in their order: in a third of the time that all of them takes. */
export async function readHappenings(db: Database, gameId: string): Promise<{ id: string; seq: number; type: string }[]> {
  const rows = await ask<Pick<Row, "id" | "seq" | "type" | "facts">>(
    db,
    Prisma.sql`select id, seq, type, facts from game_event where game_id = ${gameId}::uuid order by seq`,
  );
  return rows.map(({ facts, ...event }) => ({ ...facts, ...event }));
}

/** All of a game's events after a `seq`, in their order. Times come as numbers: of thousands, reading them as words would take longest. */
export async function readKeptEvents(db: Database, gameId: string, after: number): Promise<KeptEvent[]> {
  const rows = await ask<Row>(
    db,
    Prisma.sql`
      select e.id, e.seq, e.type, e.facts, e.user_id as "userId", u.name, date_part('epoch', e.at) as at,
        date_part('epoch', e.received_at) as "receivedAt", date_part('epoch', e.happened_at) as "happenedAt"
      from game_event e left join "user" u on u.id = e.user_id
      where e.game_id = ${gameId}::uuid and e.seq > ${after} order by e.seq`,
  );
  return rows.map(({ facts, at, receivedAt, happenedAt, userId, name, ...event }) => ({
    ...facts,
    ...event,
    at: timeOf(at),
    receivedAt: timeOf(receivedAt),
    happenedAt: timeOf(happenedAt),
    by: { userId, name: name ?? formerPlayer },
  }));
}

/** @param epoch in seconds, with fractions */
function timeOf(epoch: number): string {
  return new Date(Math.round(epoch * 1000)).toISOString();
}
