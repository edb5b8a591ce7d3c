import type { GameRevision } from "@podtracker/contract";
import { gameDifferences } from "@podtracker/rules";
import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { revisionBefore, pageByRevision } from "../../platform/http/revision-cursor.ts";
import { formerPlayer } from "../pods/pod-shape.ts";
import { recordOf, type StoredRecord, withNames } from "./game-record.ts";
import { readGameRows } from "./game-shape.ts";
import { readPeople } from "./people-on-record.ts";

interface Row {
  revision: number;
  kind: GameRevision["kind"];
  userId: string | null;
  name: string | null;
  at: Date;
  reason: string | null;
  record: StoredRecord;
}

/** The present version first, each against the one before. */
export const listGameRevisions: Handler<"listGameRevisions"> = async ({ sql, params: { gameId }, query }) => {
  const before = revisionBefore(query.cursor);
  const below = before === undefined ? Prisma.empty : Prisma.sql`and r.revision < ${before}`;
  // One more for the next page, and one more for what the last of this page changed.
  const kept = await ask<Row>(
    sql,
    Prisma.sql`
      select r.revision, r.kind::text as kind, r.user_id as "userId", u.name, r.at, r.reason, r.record
      from game_revision r left join "user" u on u.id = r.user_id
      where r.game_id = ${gameId}::uuid ${below} order by r.revision desc limit ${query.limit + 1}`,
  );
  const rows = kept.length > 0 ? kept : await asRecorded(sql, gameId, before);
  const people = await readPeople(
    sql,
    rows.flatMap(({ record }) => record.seats.map(({ memberId }) => memberId)),
  );
  const named = rows.map((row) => ({ ...row, record: withNames(row.record, people) }));
  const { items, nextCursor } = pageByRevision(named, query.limit);
  return {
    items: items.map(({ revision, kind, userId, name, at, reason, record }, index) => {
      const previous = named[index + 1];
      return {
        revision,
        kind,
        by: { userId, name: name ?? formerPlayer },
        at: at.toISOString(),
        reason,
        changes: previous ? gameDifferences(previous.record, record) : [],
        game: record,
      };
    }),
    nextCursor,
  };
};

/** A game that nobody has changed has its one version in its own tables; one that goes on has none. */
async function asRecorded(sql: Database, gameId: string, before: number | undefined): Promise<Row[]> {
  const [row] = await readGameRows(sql, Prisma.sql`g.id = ${gameId}::uuid and g.status in ('finished', 'void')`);
  if (!row || before !== undefined) return [];
  const { revision, recordedById, recordedByName, recordedAt } = row;
  return [{ revision, kind: "recorded", userId: recordedById, name: recordedByName, at: recordedAt, reason: null, record: recordOf(row) }];
}
