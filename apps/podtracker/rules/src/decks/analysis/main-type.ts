import type { CardFacts } from "../../cards/card-facts.ts";
import { frontOf } from "../../cards/card-facts.ts";

/** The types that a list is grouped by, in the order that decks are read in; `other` where none is known. */
export const MAIN_TYPES = {
  creature: { word: "Creature", category: "Creature" },
  planeswalker: { word: "Planeswalker", category: "Planeswalker" },
  battle: { word: "Battle", category: "Battle" },
  instant: { word: "Instant", category: "Instant" },
  sorcery: { word: "Sorcery", category: "Sorcery" },
  artifact: { word: "Artifact", category: "Artifact" },
  enchantment: { word: "Enchantment", category: "Enchantment" },
  land: { word: "Land", category: "Land" },
  other: { word: "", category: "Other" },
} as const;

export type MainType = keyof typeof MAIN_TYPES;

export const MAIN_TYPE_ORDER = Object.keys(MAIN_TYPES) as MainType[];

/** The one type a card counts as, by its front face: a land before all, then a creature, and so on. */
export function mainTypeOf(card: Pick<CardFacts, "typeLine">): MainType {
  const front = frontOf(card.typeLine);
  const holds = (type: MainType) => type !== "other" && new RegExp(`\\b${MAIN_TYPES[type].word}\\b`).test(front);
  return holds("land") ? "land" : (MAIN_TYPE_ORDER.find(holds) ?? "other");
}
