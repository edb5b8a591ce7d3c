import type { WordList, WordRange } from "./word-list.ts";

/** For every word of a sorted list, the numbers of the documents that hold it, laid end to end. */
export type WordPostings = {
  words: WordList;
  /** Where each word's documents begin in `documents`; one entry more than words. */
  offsets: Int32Array;
  documents: Int32Array;
};

/** @param wordsOf the words of each document, the document's number being its position */
export function buildPostings(wordsOf: readonly (readonly string[])[]): WordPostings {
  const byWord = new Map<string, number[]>();
  wordsOf.forEach((words, document) => {
    for (const word of words) {
      const list = byWord.get(word);
      if (list === undefined) byWord.set(word, [document]);
      else if (list.at(-1) !== document) list.push(document);
    }
  });
  const words = [...byWord.keys()].toSorted();
  const offsets = new Int32Array(words.length + 1);
  words.forEach((word, index) => (offsets[index + 1] = (offsets[index] ?? 0) + (byWord.get(word)?.length ?? 0)));
  const documents = new Int32Array(offsets.at(-1) ?? 0);
  words.forEach((word, index) => documents.set(byWord.get(word) ?? [], offsets[index]));
  return { words, offsets, documents };
}

/** The documents of all words in a range; one may occur several times. */
export function documentsIn(postings: WordPostings, range: Pick<WordRange, "from" | "to">): Int32Array {
  return postings.documents.subarray(postings.offsets[range.from], postings.offsets[range.to]);
}
