import { nearRanges, prefixRange } from "./word-list.ts";
import { documentsIn } from "./word-postings.ts";
import type { WordPostings } from "./word-postings.ts";

/** Shorter words are taken as typed: with a wrong letter they would match nearly anything. */
const SHORTEST_MISTYPED_WORD = 3;

/** What a word costs that holds a wrong letter: less when it is a whole word of the name, and a mere swap. */
const SWAPPED_WORD = 1;
const MISTYPED_WORD = 2;
const MISTYPED_PREFIX = 3;

/**
 * Finds the documents in which every query word is the beginning of some word. Made for one set of
 * postings; it keeps its tables between queries, so it must not be used by two at once.
 */
export type WordMatcher = {
  /**
   * @param mistyped whether each query word may hold one wrong letter
   * @param found called with the number of each matching document, in ascending order, and with the
   *   sum of its words' costs (0: all as typed)
   */
  match(words: readonly string[], mistyped: boolean, found: (document: number, cost: number) => void): void;
};

export function createWordMatcher(postings: WordPostings, documentCount: number): WordMatcher {
  /** How many of the query's words, in order, each document has matched so far. */
  const matched = new Uint8Array(documentCount);
  const cost = new Uint8Array(documentCount);

  function admit(documents: Int32Array, round: number, price: number): number {
    let admitted = 0;
    for (const document of documents) {
      if (matched[document] !== round) continue;
      matched[document] = round + 1;
      cost[document] = (cost[document] ?? 0) + price;
      admitted++;
    }
    return admitted;
  }

  function admitMistyped(word: string, round: number): number {
    const ranges = nearRanges(postings.words, word);
    // Of the words in a range only the first can end where the query word ends.
    const whole = ranges.filter(({ from, depth }) => postings.words[from]?.length === depth);
    const admitFirst = (from: number, price: number) => admit(documentsIn(postings, { from, to: from + 1 }), round, price);
    let admitted = 0;
    for (const { from, swapped } of whole) if (swapped) admitted += admitFirst(from, SWAPPED_WORD);
    for (const { from } of whole) admitted += admitFirst(from, MISTYPED_WORD);
    for (const range of ranges) admitted += admit(documentsIn(postings, range), round, MISTYPED_PREFIX);
    return admitted;
  }

  function match(words: readonly string[], mistyped: boolean, found: (document: number, cost: number) => void): void {
    matched.fill(0);
    cost.fill(0);
    for (const [round, word] of words.entries()) {
      // Cheapest first: a document counts with the best reading of the word.
      let admitted = admit(documentsIn(postings, prefixRange(postings.words, word)), round, 0);
      if (mistyped && word.length >= SHORTEST_MISTYPED_WORD) admitted += admitMistyped(word, round);
      if (admitted === 0) return;
    }
    for (let document = 0; document < documentCount; document++) {
      if (matched[document] === words.length) found(document, cost[document] ?? 0);
    }
  }

  return { match };
}
