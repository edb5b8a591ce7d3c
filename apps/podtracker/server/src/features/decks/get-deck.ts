import type { Handler } from "../../platform/http/route-handlers.ts";
import { deckDetail } from "./deck-detail.ts";
import { deckSelect } from "./deck-shape.ts";
import { shareOf } from "./share-deck.ts";

export const getDeck: Handler<"getDeck"> = async ({ db, params, user, services }) => {
  const row = await db.deck.findUniqueOrThrow({ where: { id: params.deckId }, select: { ...deckSelect, shareCode: true } });
  return { ...deckDetail(row, services.cards), share: row.ownerId === user.id ? shareOf(row.shareCode, services) : null };
};
