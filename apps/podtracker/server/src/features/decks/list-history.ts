import { DeckChanges } from "@podtracker/contract";
import { pageByRevision, revisionBefore } from "../../platform/http/revision-cursor.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";

export const listDeckHistory: Handler<"listDeckHistory"> = async ({ db, params, query }) => {
  const before = revisionBefore(query.cursor);
  const rows = await db.deckChange.findMany({
    where: { deckId: params.deckId, ...(before === undefined ? {} : { revision: { lt: before } }) },
    orderBy: { revision: "desc" },
    take: query.limit + 1,
  });
  const { items, nextCursor } = pageByRevision(rows, query.limit);
  return {
    items: items.map(({ revision, at, changes }) => ({ revision, at: at.toISOString(), changes: DeckChanges.parse(changes) })),
    nextCursor,
  };
};
