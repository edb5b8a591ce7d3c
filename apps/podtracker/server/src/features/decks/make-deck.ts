import type { Deck, DeckChanges } from "@podtracker/contract";
import type { Prisma } from "../../generated/client.ts";
import type { Call } from "../../platform/http/route-handlers.ts";
import { askForCheck } from "./ask-for-check.ts";
import { deckSelect, deckShape } from "./deck-shape.ts";
import { keepChange } from "./keep-change.ts";

type NewDeck = Omit<Prisma.DeckUncheckedCreateInput, "id" | "ownerId">;

/** Makes a deck of the asker's own, with the first entry of its history, and has it checked. */
export async function makeDeck(call: Call, data: NewDeck, made: NonNullable<DeckChanges["made"]>): Promise<Deck> {
  const { db, user, services, newId, audit } = call;
  const row = await db.deck.create({ data: { ...data, id: newId(), ownerId: user.id }, select: deckSelect });
  const deck = deckShape(row, services.cards);
  await keepChange(call, deck, { made });
  await audit({
    action: "deck.created",
    target: { kind: "deck", id: deck.id, name: deck.name },
    detail: { commanders: deck.commanders, made },
  });
  await askForCheck(call, deck.id);
  return deck;
}
