import type { CardFacts } from "../../cards/card-facts.ts";

/** The lowest bracket that a deck can be in, and why. */
export interface BracketFloor {
  bracket: 1 | 3 | 4;
  /** Empty where nothing holds the deck above the first bracket. */
  reasons: { code: "game-changers"; cards: string[]; detail: string }[];
}

/** Up to so many Game Changers are for bracket 3; none for 1 and 2 (the official bracket article of February 2026). */
const GAME_CHANGERS_IN_THREE = 3;

/**
 * The floor of a deck's bracket by its Game Changers, commanders included. It is no more than a floor: what a
 * deck does with its cards no list tells, and its owner declares the bracket.
 */
export function bracketFloor(cards: readonly Pick<CardFacts, "name" | "gameChanger">[]): BracketFloor {
  const found = [...new Set(cards.filter((card) => card.gameChanger).map((card) => card.name))];
  if (found.length === 0) return { bracket: 1, reasons: [] };
  const isOver = found.length > GAME_CHANGERS_IN_THREE;
  const counted = found.length === 1 ? "1 Game Changer" : `${found.length} Game Changers`;
  const detail = isOver
    ? `${counted}: bracket 3 takes up to ${GAME_CHANGERS_IN_THREE}, so this is bracket 4 or 5.`
    : `${counted}: brackets 1 and 2 take none, so this is bracket 3 or more.`;
  return { bracket: isOver ? 4 : 3, reasons: [{ code: "game-changers", cards: found, detail }] };
}
