import { nameKey } from "@podtracker/rules";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import type { Call, Handler } from "../../platform/http/route-handlers.ts";
import { beyondTime, decodeTimeCursor, pageByTime } from "../../platform/http/time-cursor.ts";
import { gameShape, readGameRows } from "./game-shape.ts";

/** The pod's history, the latest game first; filters narrow it, and all of them hold. */
export const listGames: Handler<"listGames"> = async (call) => {
  const { sql, params, query } = call;
  const conditions = [Prisma.sql`g.pod_id = ${params.podId}::uuid and g.status in ('finished', 'void')`, ...(await asked(call))];
  const rows = await readGameRows(
    sql,
    Prisma.sql`${Prisma.join(conditions, " and ")}
      ${beyondTime(Prisma.sql`g.played_at, g.id`, decodeTimeCursor(query.cursor, "games"))}
      order by g.played_at desc, g.id desc limit ${query.limit + 1}`,
  );
  const { items, nextCursor } = pageByTime("games", rows, query.limit, (row) => row.playedAt);
  return { items: items.map(gameShape), nextCursor };
};

type Asking = Pick<Call<"listGames">, "sql" | "params" | "query" | "services">;

async function asked(call: Asking): Promise<Prisma.Sql[]> {
  const { member, deck, commander, outcome, status, since, until, q } = call.query;
  return [
    ...(q === undefined ? [] : [Prisma.sql`g.words @@ ${await wordsOf(call, q)}::tsquery`]),
    ...(member ? [withSeat(Prisma.sql`s.member_id = ${member}::uuid`)] : []),
    ...(deck ? [withSeat(Prisma.sql`s.deck_id = ${deck}::uuid`)] : []),
    ...(commander ? [withCommander(call, commander)] : []),
    ...(outcome ? [Prisma.sql`g.outcome = ${outcome}::game_outcome`] : []),
    ...(status ? [Prisma.sql`g.status = ${status}::game_status`] : []),
    ...(since ? [Prisma.sql`g.played_at >= ${since}::timestamptz`] : []),
    ...(until ? [Prisma.sql`g.played_at < ${until}::timestamptz`] : []),
  ];
}

function withSeat(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`exists (select 1 from game_seat s where s.game_id = g.id and ${condition})`;
}

/** Each commander's whole name is a mark among a game's words: see `game_words`. */
function withCommander({ params, services }: Asking, asWritten: string): Prisma.Sql {
  const name = services.cards.byName(asWritten)?.name ?? nameKey(asWritten);
  const marks = [params.podId, name].map((mark) => `'@${mark.replaceAll(/['\\]/g, "$&$&")}'`);
  return Prisma.sql`g.words @@ ${marks.join(" & ")}::tsquery`;
}

/** What is asked for as the index takes it, null where it holds no word; known beforehand, so that the database sees how rare it is. */
async function wordsOf({ sql, params }: Pick<Asking, "sql" | "params">, text: string): Promise<string | null> {
  const [row] = await ask<{ words: string | null }>(sql, Prisma.sql`select game_query(${params.podId}::uuid, ${text})::text as words`);
  return row!.words;
}
