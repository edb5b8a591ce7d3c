import { mayCommand, nameKey } from "@podtracker/rules";
import type { CardFacts } from "@podtracker/rules";
import { createBestMatches } from "./best-matches.ts";
import { createWordMatcher } from "./match-words.ts";
import { createNameLookup } from "./name-lookup.ts";
import { prefixRange } from "./word-list.ts";
import { buildPostings, documentsIn } from "./word-postings.ts";

export type CardQuery = {
  /** What a person typed; a hundred characters are looked at. */
  q: string;
  /** Only cards that may stand in the command zone, Backgrounds included. */
  commander?: boolean;
  /** The most cards to answer with. */
  limit: number;
};

/** All cards in memory, to be searched on every keystroke. Immutable: build another when cards change. */
export type CardIndex = {
  /**
   * Cards whose names match what was typed, best first: the exact name, names that begin so, names with
   * later words that begin so, names with all words in any order, the same letters spaced otherwise, and
   * last names in which words differ by one letter. Equals are ordered by popularity, then by name.
   * An empty query gives the most popular.
   */
  search(query: CardQuery): CardFacts[];
  /** The one card of that name, forgiving case, accents, quotes and punctuation; a front face's name will do. */
  byName(name: string): CardFacts | undefined;
  size: number;
};

/** Longer than any name, and short enough that no query is slow. */
const MOST_LETTERS = 100;

/** Ways to match, best first. The cost of the wrong letters is added to the last. */
const EXACT = 0;
const STARTS_SO = 1;
const LATER_WORDS_START_SO = 2;
const WORDS_IN_ANY_ORDER = 3;
const SPACED_OTHERWISE = 4;
const MISTYPED = 5;

export function buildCardIndex(cards: readonly CardFacts[]): CardIndex {
  // A card's position in this list is its rank among equal matches.
  const ranked = cards.toSorted(byPopularity);
  const mayStand = ranked.map(mayCommand);
  const keys = ranked.map((card) => nameKey(card.name));
  const matcher = createWordMatcher(buildPostings(keys.map((key) => key.split(" "))), ranked.length);
  const unspaced = buildPostings(keys.map((key) => [withoutSpaces(key)]));
  const findRank = createNameLookup(ranked.map((card) => card.name));

  function search({ q, commander = false, limit }: CardQuery): CardFacts[] {
    const best = createBestMatches(limit);
    const offer = (rank: number | undefined, tier: number) => {
      if (rank !== undefined && (!commander || mayStand[rank] === true)) best.offer(rank, tier);
    };
    offerMatches(q, offer, () => best.isFull());
    return best.inOrder().flatMap((rank) => ranked[rank] ?? []);
  }

  function offerMatches(q: string, offer: (rank: number | undefined, tier: number) => void, isFull: () => boolean): void {
    if (q.trim() === "") return ranked.forEach((_, rank) => offer(rank, EXACT));
    offer(findRank(q), EXACT);
    const key = nameKey(q.slice(0, MOST_LETTERS));
    if (key === "") return;
    const words = [...new Set(key.split(" "))];
    matcher.match(words, false, (rank) => offer(rank, nearness(keys[rank] ?? "", key)));
    if (!isFull()) spacedOtherwise(key).forEach((rank) => offer(rank, SPACED_OTHERWISE));
    if (!isFull()) matcher.match(words, true, (rank, cost) => offer(rank, MISTYPED + cost));
  }

  function spacedOtherwise(key: string): Int32Array {
    return documentsIn(unspaced, prefixRange(unspaced.words, withoutSpaces(key))).toSorted();
  }

  return {
    search,
    byName: (name) => ranked[findRank(name) ?? -1],
    size: ranked.length,
  };
}

function byPopularity(a: CardFacts, b: CardFacts): number {
  const difference = (a.popularity ?? Infinity) - (b.popularity ?? Infinity);
  // Two unranked cards give Infinity − Infinity, which is not a number.
  return difference || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

/** How well a name matches that holds the beginnings of all words of the query. */
function nearness(name: string, query: string): number {
  if (name.startsWith(query)) return STARTS_SO;
  return name.includes(` ${query}`) ? LATER_WORDS_START_SO : WORDS_IN_ANY_ORDER;
}

function withoutSpaces(key: string): string {
  return key.replaceAll(" ", "");
}
