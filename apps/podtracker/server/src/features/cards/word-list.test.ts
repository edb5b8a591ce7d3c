import fc from "fast-check";
import { expect, test } from "vitest";
import { nearRanges, prefixRange } from "./word-list.ts";

const WORDS = ["atarka", "atraxa", "atraxi", "krenko", "thrasios", "tymna", "vault"];

function near(word: string, words: readonly string[] = WORDS): string[] {
  return [...new Set(nearRanges(words, word).flatMap(({ from, to }) => words.slice(from, to)))].toSorted();
}

test("a beginning finds the words that begin so", () => {
  expect(WORDS.slice(prefixRange(WORDS, "atrax").from, prefixRange(WORDS, "atrax").to)).toEqual(["atraxa", "atraxi"]);
  const none = prefixRange(WORDS, "b");
  expect(none.from).toBe(none.to);
});

test.each([
  ["a replaced letter", "krenka", ["krenko"]],
  ["a replaced first letter", "ktraxa", ["atraxa"]],
  ["a missing letter", "thrasos", ["thrasios"]],
  ["a letter too many", "tymnna", ["tymna"]],
  ["two letters swapped", "atarxa", ["atarka", "atraxa"]],
  ["a wrong letter in a word not finished", "krwn", ["krenko"]],
])("%s still finds the word", (_, typed, found) => {
  expect(near(typed)).toEqual(found);
});

test("two wrong letters find nothing", () => {
  expect(near("krwnka")).toEqual([]);
  expect(near("zzz")).toEqual([]);
});

test("a swap is told from other slips", () => {
  expect(nearRanges(WORDS, "ytmna").map(({ from, swapped }) => [WORDS[from], swapped])).toEqual([["tymna", true]]);
});

/** Whether `typed` becomes a beginning of `word` by one edit, tried the long way. */
function isNear(typed: string, word: string): boolean {
  const letters = ["a", "b", "c"];
  const places = Array.from({ length: typed.length + 1 }, (_, at) => at);
  const edits = places.flatMap((at) => {
    const [before, after] = [typed.slice(0, at), typed.slice(at)];
    const replaced = letters.flatMap((letter) => [before + letter + after, ...(after === "" ? [] : [before + letter + after.slice(1)])]);
    const swapped = after.length < 2 ? [] : [before + after.charAt(1) + after.charAt(0) + after.slice(2)];
    return [...replaced, ...swapped, ...(after === "" ? [] : [before + after.slice(1)])];
  });
  return edits.some((edit) => word.startsWith(edit));
}

test("what is found is what trying every edit finds", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 30 }), word, (words, typed) => {
      const sorted = words.toSorted();
      // A letter missing at the very end is the beginning itself, which prefixRange finds.
      const beginsSo = (each: string) => each.startsWith(typed);
      const expected = sorted.filter((each) => isNear(typed, each) && !beginsSo(each));
      expect(near(typed, sorted).filter((each) => !beginsSo(each))).toEqual(expected);
    }),
    { seed: 1, numRuns: 1000 },
  );
});
