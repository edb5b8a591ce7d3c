import { expect, test } from "vitest";
import { HEADING_BOARDS } from "./headings.ts";
import { importDeckList } from "./import-deck-list.ts";
import type { ImportedList } from "./import-types.ts";
import { SAMPLE_CARDS, sampleNames } from "./sample-names.ts";

const list = (...lines: string[]) => importDeckList(lines.join("\n"), sampleNames);

/** `Krenko! | 1 Sol Ring | sideboard 1 Ice` */
function summary({ commanders, cards, aside, problems }: ImportedList): string {
  return [
    commanders.map((name) => `${name}!`).join(" "),
    cards.map(({ name, count }) => `${count} ${name}`).join(", "),
    aside.map(({ name, count, board }) => `${board} ${count} ${name}`).join(", "),
    problems.map(({ line, code }) => `${line} ${code}`).join(", "),
  ].join(" | ");
}

const KRENKO = "Krenko, Mob Boss! | 1 Sol Ring, 9 Mountain |  | ";
const ASIDE = "Krenko, Mob Boss! | 1 Sol Ring, 9 Mountain | sideboard 1 Ice, maybeboard 1 Erase, companion 1 Jegantha, the Wellspring | ";

test.each([
  ["Arena's headers", KRENKO, ["Commander", "1 Krenko, Mob Boss", "", "Deck", "1 Sol Ring", "9 Mountain"]],
  ["headers in another order", KRENKO, ["Deck", "1 Sol Ring", "9 Mountain", "", "Commander", "1 Krenko, Mob Boss"]],
  ["headers without empty lines", KRENKO, ["Commander", "1 Krenko, Mob Boss", "Deck", "1 Sol Ring", "9 Mountain"]],
  ["an empty line in the place of “Deck”", KRENKO, ["Commander", "1 Krenko, Mob Boss", "", "1 Sol Ring", "9 Mountain"]],
  ["nothing in the place of “Deck”", KRENKO, ["Commander", "1 Krenko, Mob Boss", "1 Sol Ring", "9 Mountain"]],
  ["an empty line below the header", KRENKO, ["Commander", "", "1 Krenko, Mob Boss", "", "Deck", "", "1 Sol Ring", "9 Mountain"]],
  ["headers with counts", KRENKO, ["Commander (1)", "1 Krenko, Mob Boss", "Artifacts (1)", "1 Sol Ring", "Lands (9)", "9 Mountain"]],
  ["headers of many shapes", KRENKO, ["## COMMANDER:", "Krenko, Mob Boss", "[Ramp]", "Sol Ring", "--- Land ---", "9 Mountain"]],
  ["comments as headers", KRENKO, ["//Commander", "1 Krenko, Mob Boss", "//Main", "1 Sol Ring", "// what pays for it", "9 Mountain"]],
  ["bare words for categories", KRENKO, ["Commander", "1 Krenko, Mob Boss", "", "Ramp", "1 Sol Ring", "", "Lands", "9 Mountain"]],
  [
    "Arena's “About”",
    KRENKO,
    ["About", "Name Goblins and more", "", "Commander", "1 Krenko, Mob Boss", "", "Deck", "1 Sol Ring", "9 Mountain"],
  ],
  [
    "Forge's parts",
    KRENKO,
    ["[metadata]", "Name=Goblins", "[Commander]", "1 Krenko, Mob Boss|DDT|1", "[Main]", "1 Sol Ring|C21|1", "9 Mountain"],
  ],
  ["a trailing block", KRENKO, ["1 Sol Ring", "9 Mountain", "", "1 Krenko, Mob Boss"]],
  ["a leading block", KRENKO, ["1 Krenko, Mob Boss", "", "1 Sol Ring", "9 Mountain"]],
  [
    "a label over a list that names the card again",
    KRENKO,
    ["Commander: Krenko, Mob Boss", "", "1 Sol Ring", "1 Krenko, Mob Boss", "9 Mountain"],
  ],
  ["a label below the list", KRENKO, ["1 Sol Ring", "9 Mountain", "", "Commander: Krenko, Mob Boss"]],
  ["a sideboard of one legend", KRENKO, ["1 Sol Ring", "9 Mountain", "", "Sideboard", "1 Krenko, Mob Boss"]],
  ["lines marked SB", KRENKO, ["1 Sol Ring", "9 Mountain", "SB: 1 Krenko, Mob Boss"]],
  [
    "all boards, in any order",
    ASIDE,
    [
      "Sideboard",
      "1 Ice",
      "",
      "Maybeboard:",
      "1 Erase",
      "",
      "Deck",
      "1 Sol Ring",
      "9 Mountain",
      "",
      "Companion",
      "1 Jegantha, the Wellspring",
      "Commander",
      "1 Krenko, Mob Boss",
    ],
  ],
  [
    "Moxfield's sideboard and the trailing block behind it",
    "Krenko, Mob Boss! | 1 Sol Ring, 9 Mountain | sideboard 1 Ice, sideboard 1 Erase | ",
    ["1 Sol Ring", "9 Mountain", "", "SIDEBOARD:", "1 Ice", "1 Erase", "", "1 Krenko, Mob Boss"],
  ],
  [
    "two partners in a trailing block",
    "Thrasios, Triton Hero! Tymna the Weaver! | 1 Sol Ring |  | ",
    ["1 Sol Ring", "", "1 Tymna the Weaver", "1 Thrasios, Triton Hero"],
  ],
  [
    "a commander and a Background, named the other way round",
    "Wilson, Refined Grizzly! Clan Crafter! | 1 Sol Ring |  | ",
    ["1 Sol Ring", "", "1 Clan Crafter", "1 Wilson, Refined Grizzly"],
  ],
  [
    "a header that nothing ends, over two partners",
    "Thrasios, Triton Hero! Tymna the Weaver! | 1 Sol Ring, 9 Mountain |  | ",
    ["Commander", "1 Tymna the Weaver", "1 Thrasios, Triton Hero", "1 Sol Ring", "9 Mountain", "1 Ice", "1 Erase", "1 X"].slice(0, 5),
  ],
  [
    "a commander beside a companion in the sideboard",
    "Krenko, Mob Boss! | 1 Sol Ring | sideboard 1 Jegantha, the Wellspring | ",
    ["1 Sol Ring", "SB: 1 Jegantha, the Wellspring", "SB: 1 Krenko, Mob Boss"],
  ],
  [
    "a companion alone in a sideboard, which commands nothing",
    " | 1 Krenko, Mob Boss, 1 Sol Ring | sideboard 1 Jegantha, the Wellspring | ",
    ["1 Krenko, Mob Boss", "1 Sol Ring", "", "SIDEBOARD:", "1 Jegantha, the Wellspring"],
  ],
  [
    "parts of a sideboard",
    " | 1 Sol Ring | sideboard 1 Ice, sideboard 1 Erase | ",
    ["1 Sol Ring", "", "Sideboard (2)", "Artifacts (2)", "1 Ice", "1 Erase"],
  ],
  ["tokens", " | 1 Sol Ring | extra 1 Ice | ", ["1 Sol Ring", "", "Tokens", "1 Ice"]],
  [
    "legends among the cards and no sign",
    " | 1 Krenko, Mob Boss, 1 Sol Ring, 1 Tymna the Weaver |  | ",
    ["1 Krenko, Mob Boss", "1 Sol Ring", "1 Tymna the Weaver"],
  ],
  [
    "two legends that do not pair in the last block",
    " | 1 Sol Ring, 1 Krenko, Mob Boss, 1 Tymna the Weaver |  | ",
    ["1 Sol Ring", "", "1 Krenko, Mob Boss", "1 Tymna the Weaver"],
  ],
  [
    "three that are marked",
    "Krenko, Mob Boss! | 1 Sol Ring, 1 Tymna the Weaver, 1 Atraxa, Praetors' Voice |  | 3 too-many-commanders, 4 too-many-commanders",
    ["1 Krenko, Mob Boss *CMDR*", "1 Sol Ring", "1 Tymna the Weaver *CMDR*", "1 Atraxa, Praetors' Voice *CMDR*"],
  ],
  [
    "one that is marked twice",
    "Krenko, Mob Boss! | 1 Krenko, Mob Boss |  | ",
    ["1 Krenko, Mob Boss *CMDR*", "1 Krenko, Mob Boss *CMDR* *F*"],
  ],
  ["two copies of a commander", "Krenko, Mob Boss! | 1 Krenko, Mob Boss |  | ", ["2 Krenko, Mob Boss *CMDR*"]],
  [
    "wrong lines everywhere",
    "Krenko, Mob Boss! | 1 Sol Ring |  | 1 unknown-card, 3 unknown-card, 6 bad-count",
    ["Wrong", "Commander", "1 Krank", "1 Krenko, Mob Boss", "", "0 Ice", "1 Sol Ring"],
  ],
])("%s", (_, expected, lines) => {
  expect(summary(list(...lines))).toBe(expected);
});

test("commanders that the person names stand in place of those of the text", () => {
  const tymna = SAMPLE_CARDS.find(({ name }) => name === "Tymna the Weaver")!;
  const text = "1 Krenko, Mob Boss *CMDR*\n1 Tymna the Weaver\n1 Sol Ring";
  expect(summary(importDeckList(text, sampleNames, { commanders: [tymna] }))).toBe(
    "Tymna the Weaver! | 1 Krenko, Mob Boss, 1 Sol Ring |  | ",
  );
  expect(importDeckList("1 Sol Ring", sampleNames, { commanders: [tymna] })).toMatchObject({ commanders: ["Tymna the Weaver"], total: 2 });
});

test.each([
  ["Arena", "About\nName Goblins, forever\n\nDeck\n1 Sol Ring"],
  ["XMage", "NAME:Goblins, forever\n1 [C21:263] Sol Ring"],
  ["a line of text", "Deck name: Goblins, forever\n1 Sol Ring"],
])("%s tells the deck's name", (_, text) => {
  expect(importDeckList(text, sampleNames)).toMatchObject({ name: "Goblins, forever", total: 1, problems: [] });
});

test("no word that heads a part of a list is the name of a card here", () => {
  expect([...HEADING_BOARDS.keys()].filter((word) => sampleNames.find(word))).toEqual([]);
});
