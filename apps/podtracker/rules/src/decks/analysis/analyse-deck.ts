import { COLORS, frontOf } from "../../cards/card-facts.ts";
import type { CardFacts, Color } from "../../cards/card-facts.ts";
import { bracketFloor } from "./bracket-floor.ts";
import type { BracketFloor } from "./bracket-floor.ts";
import { MAIN_TYPE_ORDER, mainTypeOf } from "./main-type.ts";
import type { MainType } from "./main-type.ts";

export interface DeckAnalysis {
  /** Cards by their main type, commanders included, in the order that decks are read in; types that occur. */
  types: { type: MainType; count: number }[];
  /** Cards by mana value, lands apart, from 0 to the highest that occurs; 7 stands for 7 and more. */
  curve: { manaValue: number; count: number }[];
  /** Over the cards of the curve; null where there are none. */
  averageManaValue: number | null;
  /** For each colour: symbols in the costs of all cards, cards of that identity, and lands of it. */
  colors: { color: Color; symbols: number; cards: number; lands: number }[];
  /** Cards with no colour in their identity, lands among them. */
  colorless: number;
  bracketFloor: BracketFloor;
  /** Cards whose types are not known; they are in no figure but this. */
  unknown: number;
}

export interface CountedCard {
  card: CardFacts;
  count: number;
}

const LAST_COLUMN = 7;

/**
 * The figures of a deck, commanders among the cards. A card counts as often as it is there.
 *
 * @param unknown the number of cards that the catalogue does not have
 */
export function analyseDeck(all: readonly CountedCard[], unknown = 0): DeckAnalysis {
  const cards = all.filter(({ card }) => card.typeLine !== "");
  const spells = cards.filter(({ card }) => mainTypeOf(card) !== "land");
  return {
    types: MAIN_TYPE_ORDER.map((type) => ({ type, count: countWhere(cards, (card) => mainTypeOf(card) === type) })).filter(
      ({ count }) => count > 0,
    ),
    curve: curveOf(spells),
    averageManaValue: average(spells),
    colors: COLORS.map((color) => ({
      color,
      symbols: cards.reduce((sum, { card, count }) => sum + count * symbolsOf(card.manaCost, color), 0),
      cards: countWhere(cards, (card) => card.colorIdentity.includes(color)),
      lands: countWhere(cards, (card) => mainTypeOf(card) === "land" && card.colorIdentity.includes(color)),
    })),
    colorless: countWhere(cards, (card) => card.colorIdentity.length === 0),
    bracketFloor: bracketFloor(all.map(({ card }) => card)),
    unknown: unknown + countWhere(all, (card) => card.typeLine === ""),
  };
}

function countWhere(cards: readonly CountedCard[], holds: (card: CardFacts) => boolean): number {
  return cards.reduce((sum, { card, count }) => (holds(card) ? sum + count : sum), 0);
}

function curveOf(spells: readonly CountedCard[]): DeckAnalysis["curve"] {
  const columnOf = (card: CardFacts) => Math.min(LAST_COLUMN, Math.floor(card.manaValue));
  const highest = Math.max(-1, ...spells.map(({ card }) => columnOf(card)));
  return Array.from({ length: highest + 1 }, (_, manaValue) => ({
    manaValue,
    count: countWhere(spells, (card) => columnOf(card) === manaValue),
  }));
}

function average(spells: readonly CountedCard[]): number | null {
  const count = countWhere(spells, () => true);
  if (count === 0) return null;
  return Math.round((100 * spells.reduce((sum, entry) => sum + entry.card.manaValue * entry.count, 0)) / count) / 100;
}

/** How often a colour stands in a cost's front half; half of a hybrid symbol is a whole one for both. */
function symbolsOf(manaCost: string, color: Color): number {
  const symbols = frontOf(manaCost).match(/\{[^}]*\}/g) ?? [];
  return symbols.filter((symbol) => symbol.includes(color)).length;
}
