import type { Card } from "@podtracker/contract";
import { type CardFacts } from "@podtracker/rules";

/** A card as the API shows it. The picture stays on Scryfall's servers. */
export function cardShape(card: CardFacts): Card {
  const { name, manaCost, manaValue, typeLine, colorIdentity, legality, gameChanger, commander, scryfallId } = card;
  return {
    name,
    manaCost,
    manaValue,
    typeLine,
    colorIdentity,
    legality,
    gameChanger,
    commander,
    scryfallId,
    imageUrl: imageUrl(scryfallId),
  };
}

/** Scryfall's documented address of a card's picture: the id's first two digits are folders. */
export function imageUrl(scryfallId: string | null): string | null {
  return scryfallId && `https://cards.scryfall.io/normal/front/${scryfallId[0]}/${scryfallId[1]}/${scryfallId}.jpg`;
}
