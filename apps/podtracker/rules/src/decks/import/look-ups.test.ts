import { expect, test } from "vitest";
import { sampleCard } from "../../cards/sample-card.ts";
import { importDeckList } from "./import-deck-list.ts";

/** How often an import asks for a name, and the longest that it asks for, where only “a” is a card. */
function lookUpsOf(text: string): { lookUps: number; longest: number; suggestions: number } {
  const card = sampleCard("a");
  let [lookUps, longest, suggestions] = [0, 0, 0];
  importDeckList(text, {
    find(wanted) {
      lookUps++;
      longest = Math.max(longest, wanted.length);
      return wanted === "a" ? card : undefined;
    },
    suggest: () => void suggestions++,
  });
  return { lookUps, longest, suggestions };
}

const repeated = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

// What takes long is not reading a line but looking for its names: nobody may make many of one line.
test("lines made to be read in many ways are looked for at most forty times each, and never by more than a name's length", () => {
  const lines = 100;
  const starts = ["", "1 ", "SB: ", "Commander: ", "# Commander: a / ", "Count,Name\n1,"];
  const pieces = ["*F* ", "(C21) 263 ", "[C21:263] ", "1 a (C21) 263 // ", "a [b] *F* & ", "a (C21) 1 *F* [a] ^b^ #c "];
  for (const piece of pieces) {
    for (const start of starts) {
      for (const length of [120, 380]) {
        const [last, ...before] = start.split(/(?<=\n)/).toReversed();
        const text = `${before.join("")}${`${last}${repeated(piece, length)}\n`.repeat(lines)}`;
        const { lookUps, longest, suggestions } = lookUpsOf(text);
        expect(lookUps, `${start}${piece}`).toBeLessThanOrEqual(40 * lines);
        expect(longest, `${start}${piece}`).toBeLessThanOrEqual(160);
        expect(suggestions, `${start}${piece}`).toBeLessThanOrEqual(100);
      }
    }
  }
});

test("a megabyte on one line is looked for a few thousand times at most, whatever it is made of", () => {
  const pieces = ["<Cards Quantity='1' Name='a'/>", "<Cards Quantity='1' Name='b'/>", "<Cards ", "<!-- a --> ", "*F* ", "a / "];
  for (const start of ["", "<Deck>", "Count,Name\n", 'Count,Name\n"']) {
    for (const piece of pieces) {
      const { lookUps, suggestions } = lookUpsOf(`${start}${repeated(piece, 1024 * 1024)}`);
      expect(lookUps, `${start}${piece}`).toBeLessThanOrEqual(6_000);
      expect(suggestions, `${start}${piece}`).toBeLessThanOrEqual(100);
    }
  }
});
