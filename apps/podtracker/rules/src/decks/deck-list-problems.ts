import type { CardFacts, Color } from "../cards/card-facts.ts";
import { identityWords } from "../cards/identity-words.ts";
import { combinedIdentity } from "../cards/pairing.ts";
import type { UnknownCard } from "./commander-problems.ts";

export const DECK_LIST_PROBLEM_CODES = ["wrong-count", "not-singleton", "outside-identity", "banned", "not-legal", "unknown-card"] as const;

/** One thing that a list of cards breaks; `card` where it is about one. */
export interface DeckListProblem {
  code: (typeof DECK_LIST_PROBLEM_CODES)[number];
  card?: string;
  detail: string;
}

export interface DeckListEntry {
  card: CardFacts | UnknownCard;
  count: number;
}

/** A deck has exactly 100 cards, its commanders included (903.5a, 702.124b). */
const deckSize = 100;

/**
 * What the cards beside the commanders break: the size, more copies than allowed (903.5b), cards
 * outside the commanders' identity (903.4), cards that are banned, not legal, or unknown.
 */
export function deckListProblems(command: readonly (CardFacts | UnknownCard)[], list: readonly DeckListEntry[]): DeckListProblem[] {
  const commanders = command.filter(isKnown);
  // With an unknown commander nobody can say what the identity is, and a guess would blame good cards.
  const identity = commanders.length === command.length ? combinedIdentity(commanders) : undefined;
  return [
    ...sizeProblems(command.length, list),
    ...copyProblems(commanders, list),
    ...list.flatMap(({ card }) => cardProblems(card, identity)),
  ];
}

function sizeProblems(commanders: number, list: readonly DeckListEntry[]): DeckListProblem[] {
  const size = commanders + list.reduce((sum, entry) => sum + entry.count, 0);
  if (size === deckSize) return [];
  const off = Math.abs(size - deckSize);
  return [{ code: "wrong-count", detail: `${size} cards: ${off} too ${size > deckSize ? "many" : "few"}.` }];
}

function copyProblems(commanders: readonly CardFacts[], list: readonly DeckListEntry[]): DeckListProblem[] {
  const copies = new Map<string, { card: CardFacts; count: number }>();
  for (const entry of [...commanders.map((card) => ({ card, count: 1 })), ...list]) {
    if (!isKnown(entry.card)) continue;
    const before = copies.get(entry.card.name)?.count ?? 0;
    copies.set(entry.card.name, { card: entry.card, count: before + entry.count });
  }
  return [...copies.values()]
    .filter(({ card, count }) => card.copyLimit !== null && count > card.copyLimit)
    .map(({ card, count }) => ({
      code: "not-singleton",
      card: card.name,
      detail: `${count} × ${card.name}: a deck may hold ${card.copyLimit}.`,
    }));
}

function cardProblems(card: CardFacts | UnknownCard, identity: readonly Color[] | undefined): DeckListProblem[] {
  if (!isKnown(card)) return [{ code: "unknown-card", card: card.unknown, detail: `The catalogue has no card called ${card.unknown}.` }];
  if (card.legality === "banned") return [{ code: "banned", card: card.name, detail: `${card.name} is banned in Commander.` }];
  if (card.legality === "not_legal") return [{ code: "not-legal", card: card.name, detail: `${card.name} is not legal in Commander.` }];
  const outside = identity === undefined ? [] : card.colorIdentity.filter((color) => !identity.includes(color));
  if (outside.length === 0) return [];
  return [
    { code: "outside-identity", card: card.name, detail: `${card.name} is ${identityWords(outside)}, outside the commanders’ colours.` },
  ];
}

function isKnown(card: CardFacts | UnknownCard): card is CardFacts {
  return !("unknown" in card);
}
