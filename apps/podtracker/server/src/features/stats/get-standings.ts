import type { StandingsRow } from "@podtracker/contract";
import { colorsOf, winRateRange } from "@podtracker/rules";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";

interface Row {
  name: string;
  memberId: string | null;
  deckId: string | null;
  games: number;
  wins: number;
  draws: number;
  places: number;
  kills: number | null;
  colorIdentity: string;
}

/** The pair of partners is one, in either order. */
const pairOf = (commanders: Prisma.Sql) => Prisma.sql`array(select unnest(${commanders}) order by 1)`;

/** By what a seat `s` is counted, how such keys `t.key` are brought together, and what the row of one is called: `k.key`, last seen as `last`. */
const groupings = {
  player: {
    key: Prisma.sql`s.member_id`,
    counted: Prisma.empty,
    together: Prisma.sql`t.key`,
    lastOne: Prisma.sql`s.member_id = k.key`,
    row: Prisma.sql`(select coalesce(u.name, m.guest_name) from pod_member m left join "user" u on u.id = m.user_id where m.id = k.key) as name,
      k.key as "memberId", null as "deckId"`,
  },
  deck: {
    key: Prisma.sql`s.deck_id`,
    counted: Prisma.sql`and s.deck_id is not null`,
    together: Prisma.sql`t.key`,
    lastOne: Prisma.sql`s.deck_id = k.key`,
    row: Prisma.sql`last.deck_name as name, null as "memberId", k.key as "deckId"`,
  },
  commander: {
    key: Prisma.sql`s.commanders`,
    counted: Prisma.sql`and s.commanders <> '{}'`,
    together: pairOf(Prisma.sql`t.key`),
    lastOne: Prisma.sql`${pairOf(Prisma.sql`s.commanders`)} = k.key`,
    row: Prisma.sql`array_to_string(k.key, ' + ') as name, null as "memberId", null as "deckId"`,
  },
} as const;

/**
 * Who wins, with what, from the seats of the pod's games that count. A first place in a game that was won is a win,
 * unless several hold it (imports may say so), which is a win for nobody: `count_seats` in the database says so.
 */
export const getStandings: Handler<"getStandings"> = async ({ sql, params, query }) => {
  const { since, until, by } = query;
  const { key, counted, together, lastOne, row } = groupings[by];
  const ofPod = Prisma.sql`s.pod_id = ${params.podId}::uuid`;
  const rows = await ask<Row>(
    sql,
    Prisma.sql`
      with tallies as (
        select ${key} as key, count(*)::int as games, (count(*) filter (where s.won))::int as wins, (count(*) filter (where s.drawn))::int as draws,
          sum(s.place)::int as places, sum(s.kills)::int as kills, max(s.counted_at) as last_at
        from game_seat s
        where ${ofPod} and s.counted_at is not null ${counted}
          ${since ? Prisma.sql`and s.counted_at >= ${since}::timestamptz` : Prisma.empty}
          ${until ? Prisma.sql`and s.counted_at < ${until}::timestamptz` : Prisma.empty}
        group by 1
      ), keys as (
        select ${together} as key, sum(games)::int as games, sum(wins)::int as wins, sum(draws)::int as draws, sum(places)::int as places,
          sum(kills)::int as kills, max(last_at) as last_at
        from tallies t group by 1
      )
      select ${row}, k.games, k.wins, k.draws, k.places, k.kills, last.color_identity as "colorIdentity"
      from keys k cross join lateral (
        select s.color_identity, s.deck_name from game_seat s where ${ofPod} and s.counted_at = k.last_at and ${lastOne} limit 1
      ) last
      order by k.wins::float8 / k.games desc, k.games desc, name`,
  );
  return { items: rows.map(shape), nextCursor: null };
};

function shape({ memberId, deckId, places, colorIdentity, ...row }: Row): StandingsRow {
  const { low, high } = winRateRange(row.wins, row.games);
  return {
    ...row,
    winRate: row.wins / row.games,
    winRateLow: low,
    winRateHigh: high,
    averagePlace: places / row.games,
    colorIdentity: colorsOf(colorIdentity),
    ...(memberId ? { memberId } : {}),
    ...(deckId ? { deckId } : {}),
  };
}
