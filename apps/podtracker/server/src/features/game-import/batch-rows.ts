import type { GameImportBatch } from "@podtracker/contract";
import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import { formerPlayer } from "../pods/pod-shape.ts";

export interface BatchRow {
  id: string;
  importedAt: Date;
  userId: string | null;
  userName: string | null;
  games: number;
  guests: number;
  changed: number;
  firstPlayedAt: Date;
  lastPlayedAt: Date;
  undoneAt: Date | null;
}

/** @param which conditions on the import `i`, the order and the limit */
export async function readBatchRows(sql: Database, which: Prisma.Sql): Promise<BatchRow[]> {
  return await ask<BatchRow>(
    sql,
    Prisma.sql`
      select i.id, i.imported_at as "importedAt", i.imported_by_id as "userId", u.name as "userName", i.games, i.guests,
        (select count(*)::int from game g where g.import_id = i.id and (g.revision > 1 or g.status <> 'finished')) as changed,
        i.first_played_at as "firstPlayedAt", i.last_played_at as "lastPlayedAt", i.undone_at as "undoneAt"
      from game_import i left join "user" u on u.id = i.imported_by_id where ${which}`,
  );
}

export function batchShape(row: BatchRow): GameImportBatch {
  return {
    batchId: row.id,
    at: row.importedAt.toISOString(),
    by: { userId: row.userId, name: row.userName ?? formerPlayer },
    games: row.games,
    guests: row.guests,
    changed: row.changed,
    firstPlayedAt: row.firstPlayedAt.toISOString(),
    lastPlayedAt: row.lastPlayedAt.toISOString(),
    undoneAt: row.undoneAt?.toISOString() ?? null,
  };
}
