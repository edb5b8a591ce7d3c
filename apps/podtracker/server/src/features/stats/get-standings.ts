import type { StandingsRow } from "@podtracker/contract";
import { colorsOf, winRateRange } from "@podtracker/rules";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";

interface Row {
  name: string;
  member_id: string | null;
  deck_id: string | null;
  games: number;
  wins: number;
  draws: number;
  average_place: number;
  kills: number | null;
  color_identity: string;
}

/** What makes a row of its own, what it is called, and whose id it carries; the pair of partners is one, in either order. */
const commanders = Prisma.sql`array(select unnest(s.commanders) order by 1)`;
const groupings = {
  player: {
    key: Prisma.sql`m.id`,
    name: Prisma.sql`max(coalesce(u.name, m.guest_name))`,
    memberId: Prisma.sql`m.id`,
    deckId: Prisma.sql`null::uuid`,
    counted: Prisma.sql`true`,
  },
  deck: {
    key: Prisma.sql`s.deck_id`,
    name: Prisma.sql`max(s.deck_name)`,
    memberId: Prisma.sql`null::uuid`,
    deckId: Prisma.sql`s.deck_id`,
    counted: Prisma.sql`s.deck_id is not null`,
  },
  commander: {
    key: commanders,
    name: Prisma.sql`array_to_string(${commanders}, ' + ')`,
    memberId: Prisma.sql`null::uuid`,
    deckId: Prisma.sql`null::uuid`,
    counted: Prisma.sql`cardinality(s.commanders) > 0`,
  },
} as const;

/**
 * Who wins, with what, from the pod's finished games. A first place in a game that was won is a win,
 * unless several hold it (imports may say so), which is a win for nobody.
 */
export const getStandings: Handler<"getStandings"> = async ({ sql, params, query }) => {
  const { since, until } = query;
  const { key, name, memberId, deckId, counted } = groupings[query.by];
  const rows = await ask<Row>(
    sql,
    Prisma.sql`
    select * from (select
      ${name} as name, ${memberId} as member_id, ${deckId} as deck_id,
      count(*)::int as games,
      (count(*) filter (where g.outcome = 'win' and s.place = 1 and g.firsts = 1))::int as wins,
      (count(*) filter (where g.outcome = 'draw'))::int as draws,
      avg(s.place)::float8 as average_place,
      sum(s.kills)::int as kills,
      (array_agg(s.color_identity order by g.played_at desc))[1] as color_identity
    from (
      select id, played_at, outcome, (select count(*) from game_seat f where f.game_id = game.id and f.place = 1) as firsts
      from game where pod_id = ${params.podId}::uuid and status = 'finished'
        and (${since ?? null}::timestamptz is null or played_at >= ${since ?? null}::timestamptz)
        and (${until ?? null}::timestamptz is null or played_at < ${until ?? null}::timestamptz)
    ) g
    join game_seat s on s.game_id = g.id
    join pod_member m on m.id = s.member_id left join "user" u on u.id = m.user_id
    where ${counted}
    group by ${key}) standings
    order by wins::float8 / games desc, games desc, name`,
  );
  return { items: rows.map(shape), nextCursor: null };
};

function shape(row: Row): StandingsRow {
  const range = winRateRange(row.wins, row.games);
  return {
    name: row.name,
    games: row.games,
    wins: row.wins,
    draws: row.draws,
    winRate: row.wins / row.games,
    winRateLow: range.low,
    winRateHigh: range.high,
    averagePlace: row.average_place,
    kills: row.kills,
    colorIdentity: colorsOf(row.color_identity),
    ...(row.member_id ? { memberId: row.member_id } : {}),
    ...(row.deck_id ? { deckId: row.deck_id } : {}),
  };
}
