import type { Handler } from "../../platform/http/route-handlers.ts";
import { makeDeck } from "./make-deck.ts";
import { resolveCommanders } from "./resolve-commanders.ts";

export const createDeck: Handler<"createDeck"> = async (call) => {
  const { name, commanders, list, bracket, tags, link, notes } = call.body;
  const data = {
    name,
    ...resolveCommanders(commanders, call.services.cards),
    ...(list ? { list } : {}),
    bracket: bracket ?? null,
    tags: tags ?? [],
    link: link ?? null,
    notes: notes ?? "",
  };
  return await makeDeck(call, data, "created");
};
