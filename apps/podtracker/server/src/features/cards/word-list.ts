/**
 * A list of distinct words in code-unit order, read as if it were a trie: all words that share a
 * beginning stand side by side, so a node of the trie is a range of the list.
 */
export type WordList = readonly string[];

/** The words `from` (included) to `to` (excluded), all beginning with the same `depth` letters. */
export type WordRange = { from: number; to: number; depth: number };

/** A range one wrong letter away; `swapped` if two neighbours changed places, the likeliest slip. */
export type NearRange = WordRange & { swapped: boolean };

/** The words that begin with `prefix`; an empty range if none does. */
export function prefixRange(words: WordList, prefix: string): WordRange {
  return descend(words, { from: 0, to: words.length, depth: 0 }, prefix, 0);
}

/**
 * The words that begin with something one wrong letter away from `word`: a letter replaced, missing, too
 * many, or two neighbours swapped (the distance of Damerau, 1964). Ranges may overlap, and may hold words
 * that begin with `word` itself.
 *
 * Only branches that exist are followed, so the work grows with the letters that match, not with the list.
 */
export function nearRanges(words: WordList, word: string): NearRange[] {
  const found: NearRange[] = [];
  const keep = (range: WordRange, swapped = false) => {
    if (range.from < range.to) found.push({ ...range, swapped });
  };
  let matched: WordRange = { from: 0, to: words.length, depth: 0 };
  for (let at = 0; at < word.length && matched.from < matched.to; at++) {
    keep(descend(words, matched, word, at + 1)); // one too many
    if (at + 1 < word.length) keep(descend(words, matched, swapLetters(word, at), at), true);
    for (const child of children(words, matched)) {
      keep(descend(words, child, word, at + 1)); // replaced
      keep(descend(words, child, word, at)); // missing
    }
    matched = step(words, matched, word.charCodeAt(at));
  }
  return found;
}

function swapLetters(word: string, at: number): string {
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}

/** Follows the letters of `word` from position `at` on. */
function descend(words: WordList, start: WordRange, word: string, at: number): WordRange {
  let range = start;
  for (let index = at; index < word.length && range.from < range.to; index++) range = step(words, range, word.charCodeAt(index));
  return range;
}

/** The part of a range whose next letter is `code`. */
function step(words: WordList, range: WordRange, code: number): WordRange {
  const from = firstAtLeast(words, range, code);
  const to = firstAtLeast(words, { ...range, from }, code + 1);
  return { from, to, depth: range.depth + 1 };
}

/** A range for every different next letter. */
function children(words: WordList, range: WordRange): WordRange[] {
  const found: WordRange[] = [];
  let from = firstAtLeast(words, range, 0);
  while (from < range.to) {
    const to = firstAtLeast(words, { ...range, from }, letter(words, from, range.depth) + 1);
    found.push({ from, to, depth: range.depth + 1 });
    from = to;
  }
  return found;
}

/** The first position in the range whose next letter is `code` or later; words that end here come before. */
function firstAtLeast(words: WordList, range: WordRange, code: number): number {
  let low = range.from;
  let high = range.to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (letter(words, middle, range.depth) < code) low = middle + 1;
    else high = middle;
  }
  return low;
}

function letter(words: WordList, index: number, depth: number): number {
  const word = words[index] ?? "";
  return depth < word.length ? word.charCodeAt(depth) : -1;
}
