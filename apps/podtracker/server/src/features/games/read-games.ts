import { nameKey } from "@podtracker/rules";
import type { Prisma } from "../../generated/client.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { decodeTimeCursor, pageByTime, timeFilter } from "../../platform/http/time-cursor.ts";
import { gameSelect, gameShape } from "./game-shape.ts";

export const getGame: Handler<"getGame"> = async ({ db, params }) =>
  gameShape(await db.game.findUniqueOrThrow({ where: { id: params.gameId }, select: gameSelect }));

/** The pod's history, the latest game first; filters narrow it to games with that player, deck or commander. */
export const listGames: Handler<"listGames"> = async ({ db, params, query, services }) => {
  const { member, deck, commander, since, until } = query;
  const conditions: Prisma.GameWhereInput[] = [
    { podId: params.podId, status: { in: ["finished", "void"] } },
    timeFilter("playedAt", decodeTimeCursor(query.cursor, "games")),
    ...(member ? [{ seats: { some: { memberId: member } } }] : []),
    ...(deck ? [{ seats: { some: { deckId: deck } } }] : []),
    ...(commander ? [{ seats: { some: { commanders: { has: services.cards.byName(commander)?.name ?? nameKey(commander) } } } }] : []),
    ...(since ? [{ playedAt: { gte: new Date(since) } }] : []),
    ...(until ? [{ playedAt: { lt: new Date(until) } }] : []),
  ];
  const rows = await db.game.findMany({
    where: { AND: conditions },
    orderBy: [{ playedAt: "desc" }, { id: "desc" }],
    take: query.limit + 1,
    select: gameSelect,
  });
  const { items, nextCursor } = pageByTime("games", rows, query.limit, (row) => row.playedAt);
  return { items: items.map(gameShape), nextCursor };
};
