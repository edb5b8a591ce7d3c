import fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf, shown } from "./clean-text.ts";
import { importDeckList } from "./import-deck-list.ts";
import { IMPORT_FORMATS } from "./import-types.ts";
import { SAMPLE_CARDS, sampleNames } from "./sample-names.ts";

const name = fc.constantFrom(...SAMPLE_CARDS.map((card) => card.name), "Nothing", "");
const mark = fc.constantFrom(
  "*CMDR*",
  "*F*",
  "(C21) 263",
  "(PLST) UMA-345",
  "[Commander{top}]",
  "^Have,#37d67a^",
  "# !Commander",
  "//",
  "<1>",
  "|C21",
  "★",
  "\t",
  ",",
  '"',
  "(",
  "[",
  "]",
);
const start = fc.constantFrom(
  "1 ",
  "1x ",
  "12X ",
  "0 ",
  "SB: 1 ",
  "COMMANDER: ",
  "- ",
  "// ",
  "# ",
  "",
  "[C21:263] ",
  '"',
  '<Cards Quantity="1" Name="',
  "1,",
);
const header = fc.constantFrom(
  "Commander",
  "Deck",
  "SIDEBOARD:",
  "// Maybeboard",
  "Creatures (24)",
  "About",
  "Count,Name",
  "<Deck>",
  "NAME:x",
  "",
);
const cardLine = fc
  .tuple(start, name, fc.array(mark, { maxLength: 3 }))
  .map(([before, card, marks]) => `${before}${[card, ...marks].join(" ")}`);
const line = fc.oneof(
  { weight: 6, arbitrary: cardLine },
  { weight: 2, arbitrary: header },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
);
const text = fc.tuple(fc.array(line, { maxLength: 40 }), fc.constantFrom("\n", "\r\n", "\r")).map(([lines, ending]) => lines.join(ending));
const said = fc.constantFrom("auto" as const, ...IMPORT_FORMATS);

test("whatever comes in, a list comes out that adds up and blames only lines that are there", () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: "binary", maxLength: 400 })), said, (input, format) => {
      const { commanders, cards, total, problems } = importDeckList(input, sampleNames, { format });
      expect(total).toBe(commanders.length + cards.reduce((sum, { count }) => sum + count, 0));
      expect(commanders.length).toBeLessThanOrEqual(2);
      expect(new Set(cards.map((card) => card.name)).size).toBe(cards.length);
      expect([...cards.map((card) => card.name), ...commanders].every((card) => SAMPLE_CARDS.some((known) => known.name === card))).toBe(
        true,
      );
      const lines = linesOf(input);
      expect(problems.every((problem) => lines[problem.line - 1] !== undefined && problem.text.isWellFormed())).toBe(true);
    }),
    { seed: 7, numRuns: 1500 },
  );
});

test("no line of text is lost: each is a card, a header, a comment, or a problem", () => {
  const plainLine = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.array(plainLine, { minLength: 1, maxLength: 8 }), (lines) => {
      // A word at the front that neither heads, nor comments, nor tells of the deck.
      const words = lines.map((words_) => `qq ${words_.replace(/[:)\]}>=*_~#-]+\s*$/, "")} qq`);
      const { problems } = importDeckList(words.join("\n"), sampleNames, { format: "text" });
      expect(problems.map((problem) => problem.line)).toEqual(words.map((_, at) => at + 1));
    }),
    { seed: 8, numRuns: 300 },
  );
});

test("a problem's text is never longer than shown", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 700 }), (input) => {
      expect([...shown(input)].length).toBeLessThanOrEqual(200);
    }),
    { seed: 9, numRuns: 300 },
  );
});
