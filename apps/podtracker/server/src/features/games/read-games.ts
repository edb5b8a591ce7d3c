import { nameKey } from "@podtracker/rules";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import type { Call, Handler } from "../../platform/http/route-handlers.ts";
import { beyondTime, decodeTimeCursor, pageByTime } from "../../platform/http/time-cursor.ts";
import { gameShape, readGameRows } from "./game-shape.ts";

/** The pod's history, the latest game first; filters narrow it, and all of them hold. */
export const listGames: Handler<"listGames"> = async (call) => {
  const { sql, params, query } = call;
  const words = query.q === undefined ? undefined : await wordsOf(call, query.q);
  const rows = await readGameRows(
    sql,
    Prisma.sql`g.pod_id = ${params.podId}::uuid and g.status in ('finished', 'void') ${asked(call)} ${words === undefined ? Prisma.empty : Prisma.sql`and g.words @@ ${words}::tsquery`}
      ${beyondTime(Prisma.sql`g.played_at, g.id`, decodeTimeCursor(query.cursor, "games"))}
      order by g.played_at desc, g.id desc limit ${query.limit + 1}`,
  );
  const { items, nextCursor } = pageByTime("games", rows, query.limit, (row) => row.playedAt);
  return { items: items.map(gameShape), nextCursor };
};

function asked({ query, services }: Pick<Call<"listGames">, "query" | "services">): Prisma.Sql {
  const { member, deck, commander, outcome, status, since, until } = query;
  const withSeat = (condition: Prisma.Sql) => Prisma.sql`and exists (select 1 from game_seat s where s.game_id = g.id and ${condition})`;
  return Prisma.sql`
    ${member ? withSeat(Prisma.sql`s.member_id = ${member}::uuid`) : Prisma.empty}
    ${deck ? withSeat(Prisma.sql`s.deck_id = ${deck}::uuid`) : Prisma.empty}
    ${commander ? withSeat(Prisma.sql`${services.cards.byName(commander)?.name ?? nameKey(commander)} = any(s.commanders)`) : Prisma.empty}
    ${outcome ? Prisma.sql`and g.outcome = ${outcome}::game_outcome` : Prisma.empty}
    ${status ? Prisma.sql`and g.status = ${status}::game_status` : Prisma.empty}
    ${since ? Prisma.sql`and g.played_at >= ${new Date(since)}` : Prisma.empty}
    ${until ? Prisma.sql`and g.played_at < ${new Date(until)}` : Prisma.empty}`;
}

/** What is asked for as the index takes it: known beforehand, the database sees how rare it is. Null finds nothing. */
async function wordsOf({ sql, params }: Pick<Call<"listGames">, "sql" | "params">, q: string): Promise<string | null> {
  const [row] = await ask<{ words: string | null }>(sql, Prisma.sql`select game_query(${params.podId}::uuid, ${q})::text as words`);
  return row!.words;
}
