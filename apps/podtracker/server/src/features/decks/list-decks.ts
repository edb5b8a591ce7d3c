import type { Handler } from "../../platform/http/route-handlers.ts";
import { decodeTimeCursor, pageByTime, timeFilter } from "../../platform/http/time-cursor.ts";
import { deckSelect, deckShape } from "./deck-shape.ts";

export const listDecks: Handler<"listDecks"> = async ({ db, query, user, services }) => {
  const rows = await db.deck.findMany({
    where: {
      ownerId: user.id,
      ...(query.retired ? {} : { retiredAt: null }),
      ...timeFilter("updatedAt", decodeTimeCursor(query.cursor, "decks")),
    },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: query.limit + 1,
    select: deckSelect,
  });
  const { items, nextCursor } = pageByTime("decks", rows, query.limit, (row) => row.updatedAt);
  return { items: items.map((row) => deckShape(row, services.cards)), nextCursor };
};

/** What the pod's members bring: decks in use, the one changed last first. */
export const listPodDecks: Handler<"listPodDecks"> = async ({ db, params, query, services }) => {
  const rows = await db.deck.findMany({
    where: {
      retiredAt: null,
      owner: { memberships: { some: { podId: params.podId, leftAt: null } } },
      ...timeFilter("updatedAt", decodeTimeCursor(query.cursor, "pod-decks")),
    },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: query.limit + 1,
    select: deckSelect,
  });
  const { items, nextCursor } = pageByTime("pod-decks", rows, query.limit, (row) => row.updatedAt);
  return { items: items.map((row) => deckShape(row, services.cards)), nextCursor };
};
