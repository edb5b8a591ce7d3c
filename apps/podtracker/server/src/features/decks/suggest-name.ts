import { frontOf, nameKey } from "@podtracker/rules";
import type { CardCatalogue } from "../cards/card-catalogue.ts";

/** Looking for what was meant may take so long for one list; names after that get no suggestion. */
const BUDGET_MS = 400;

/** Shorter names are the beginning or a slip of nearly anything. */
const SHORTEST_NAME = 3;

const CANDIDATES = 6;

/**
 * Suggests a card for a name that none has: found by the search, which forgives one wrong letter a word, or by all
 * words but one; and near enough to what was written.
 *
 * @param clock in milliseconds, for the budget
 */
export function createSuggester(cards: CardCatalogue, clock: () => number): (name: string) => string | undefined {
  const start = clock();
  return (name) => {
    const key = nameKey(name.slice(0, 100));
    if (key.length < SHORTEST_NAME) return undefined;
    for (const query of queriesFor(key)) {
      if (clock() - start > BUDGET_MS) return undefined;
      const nearest = nearestOf(
        cards.search({ q: query, limit: CANDIDATES }).map((card) => card.name),
        key,
      );
      if (nearest !== undefined) return nearest;
    }
    return undefined;
  };
}

/** The whole, then without each of its words, the longest left out first: it has the most letters to get wrong. */
function queriesFor(key: string): string[] {
  const words = key.split(" ");
  if (words.length < 2 || words.length > 6) return [key];
  const longestFirst = words.map((_, at) => at).toSorted((a, b) => words[b]!.length - words[a]!.length);
  return [key, ...longestFirst.map((left) => words.filter((_, at) => at !== left).join(" "))];
}

function nearestOf(names: readonly string[], key: string): string | undefined {
  const measured = names.map((name) => ({
    name,
    distance: Math.min(...[nameKey(name), nameKey(frontOf(name))].map((known) => Math.min(distanceTo(known, key), otherOrder(known, key)))),
  }));
  return measured.filter(({ distance }) => distance <= Math.max(2, key.length / 4)).toSorted((a, b) => a.distance - b.distance)[0]?.name;
}

/** As near as one slip where both have the same words, in another order; else far. */
function otherOrder(name: string, key: string): number {
  return name.length === key.length && inAlphabet(name) === inAlphabet(key) ? 1 : Number.POSITIVE_INFINITY;
}

function inAlphabet(key: string): string {
  return key.split(" ").toSorted().join(" ");
}

/** Letters to change, add, leave out or swap (Damerau 1964, neighbours once); the beginning of a long name is near it. */
function distanceTo(name: string, key: string): number {
  if (key.length > SHORTEST_NAME && name.startsWith(`${key} `)) return 1;
  let twoAbove: number[] = [];
  let above = Array.from({ length: key.length + 1 }, (_, at) => at);
  for (let row = 1; row <= name.length; row++) {
    const line = [row];
    for (let at = 1; at <= key.length; at++) {
      const same = name[row - 1] === key[at - 1];
      const swapped = row > 1 && at > 1 && name[row - 1] === key[at - 2] && name[row - 2] === key[at - 1];
      const best = Math.min(above[at]! + 1, line[at - 1]! + 1, above[at - 1]! + (same ? 0 : 1));
      line.push(swapped ? Math.min(best, twoAbove[at - 2]! + 1) : best);
    }
    twoAbove = above;
    above = line;
  }
  return above[key.length]!;
}
