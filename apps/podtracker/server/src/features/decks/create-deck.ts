import type { Handler } from "../../platform/http/route-handlers.ts";
import { askForCheck } from "./ask-for-check.ts";
import { deckSelect, deckShape } from "./deck-shape.ts";
import { resolveCommanders } from "./resolve-commanders.ts";

export const createDeck: Handler<"createDeck"> = async (call) => {
  const { db, body, user, services, newId, audit } = call;
  const { name, list, bracket, tags, link } = body;
  const deck = await db.deck.create({
    data: {
      id: newId(),
      ownerId: user.id,
      name,
      ...resolveCommanders(body.commanders, services.cards),
      ...(list ? { list } : {}),
      bracket: bracket ?? null,
      tags: tags ?? [],
      link: link ?? null,
    },
    select: deckSelect,
  });
  await audit({ action: "deck.created", target: { kind: "deck", id: deck.id, name: deck.name }, detail: { commanders: deck.commanders } });
  await askForCheck(call, deck.id);
  return deckShape(deck, services.cards);
};
