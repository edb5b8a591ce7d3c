import type { Handler } from "../../platform/http/route-handlers.ts";
import { deckSelect } from "./deck-shape.ts";
import { makeDeck } from "./make-deck.ts";

const LONGEST_NAME = 100;

/** A copy for the asker, in use, with a history of its own; the notes and the link stay with the deck they are about. */
export const duplicateDeck: Handler<"duplicateDeck"> = async (call) => {
  const deck = await call.db.deck.findUniqueOrThrow({ where: { id: call.params.deckId }, select: deckSelect });
  const { commanders, colorIdentity, list, bracket, tags } = deck;
  const name = [...`Copy of ${deck.name}`].slice(0, LONGEST_NAME).join("").trim();
  return await makeDeck(call, { name, commanders, colorIdentity, bracket, tags, ...(list === null ? {} : { list }) }, "duplicated");
};
