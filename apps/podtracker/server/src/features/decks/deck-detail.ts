import type { DeckCard, DeckDetail } from "@podtracker/contract";
import { analyseDeck, type CardCount, type CardFacts, mainTypeOf } from "@podtracker/rules";
import type { CardCatalogue } from "../cards/card-catalogue.ts";
import { imageUrl } from "../cards/card-shape.ts";
import { StoredList } from "./deck-legality.ts";
import { type DeckRow, deckShape } from "./deck-shape.ts";

/** A deck with what its page shows of each card, and its figures. */
export function deckDetail(row: DeckRow, cards: CardCatalogue): Omit<DeckDetail, "share"> {
  const list = StoredList.parse(row.list);
  const command = row.commanders.map((name) => ({ name, count: 1 }));
  return {
    ...deckShape(row, cards),
    cards: [
      ...command.map((counted) => deckCard(counted, cards.byName(counted.name), true)),
      ...(list ?? []).map((counted) => deckCard(counted, cards.byName(counted.name), false)),
    ],
    analysis: list && analysisOf([...command, ...list], cards),
  };
}

function deckCard({ name, count }: CardCount, card: CardFacts | undefined, commander: boolean): DeckCard {
  if (!card) {
    const nothing = { type: "other" as const, manaCost: "", manaValue: null, colorIdentity: [], gameChanger: false, imageUrl: null };
    return { name, count, commander, known: false, ...nothing };
  }
  const { manaCost, manaValue, colorIdentity, gameChanger, scryfallId } = card;
  const facts = { type: mainTypeOf(card), manaCost, manaValue, colorIdentity, gameChanger, imageUrl: imageUrl(scryfallId) };
  return { name: card.name, count, commander, known: true, ...facts };
}

function analysisOf(all: readonly CardCount[], cards: CardCatalogue): DeckDetail["analysis"] {
  const found = all.map(({ name, count }) => ({ card: cards.byName(name), count }));
  const known = found.flatMap(({ card, count }) => (card ? [{ card, count }] : []));
  const unknown = found.reduce((sum, { card, count }) => (card ? sum : sum + count), 0);
  return analyseDeck(known, unknown);
}
