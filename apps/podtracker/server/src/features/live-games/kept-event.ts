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
  at: Date;
  receivedAt: Date;
  userId: string | null;
  name: string | null;
}

/** All of a game's events after a `seq`, in their order. */
export async function readKeptEvents(db: Database, gameId: string, after: number): Promise<KeptEvent[]> {
  const rows = await ask<Row>(
    db,
    Prisma.sql`
      select e.id, e.seq, e.type, e.facts, e.at, e.received_at as "receivedAt", e.user_id as "userId", u.name
      from game_event e left join "user" u on u.id = e.user_id
      where e.game_id = ${gameId}::uuid and e.seq > ${after} order by e.seq`,
  );
  return rows.map(({ facts, at, receivedAt, userId, name, ...event }) => ({
    ...facts,
    ...event,
    at: at.toISOString(),
    receivedAt: receivedAt.toISOString(),
    by: { userId, name: name ?? formerPlayer },
  }));
}
