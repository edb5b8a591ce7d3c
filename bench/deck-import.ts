/**
 * Times the import of decks: real lists of a hundred cards in several forms, and a megabyte of garbage made of
 * each of fifty pieces in eight forms. The whole answer to a list is a row of bench/app. Run: node bench/deck-import.ts
 */
import { importDeckList, MOST_LINES } from "../apps/podtracker/rules/src/index.ts";
import { catalogue } from "../apps/podtracker/server/test/decks/catalogue.ts";
import { realDecks } from "../apps/podtracker/server/test/decks/lists.ts";
import { ascending, ms, percentile } from "./harness/figures.ts";

const megabyte = 1024 * 1024;
const fill = (piece: string) => piece.repeat(Math.ceil(megabyte / piece.length)).slice(0, megabyte);
/** A megabyte in as many lines as are taken. */
const inLines = (piece: string) => {
  const length = Math.floor(megabyte / MOST_LINES) - 1;
  return `${piece.repeat(Math.ceil(length / piece.length)).slice(0, length)}\n`.repeat(MOST_LINES);
};
/** Lines just short enough to be looked at, or for a name. */
const linesOf = (length: number) => (piece: string) =>
  `1 ${piece.repeat(Math.ceil(length / piece.length)).slice(0, length)}\n`.repeat(MOST_LINES);
const [long, short] = [linesOf(395), linesOf(150)];

const pieces = [
  " ",
  "a",
  "(",
  ")",
  "[",
  "]",
  "*",
  "^",
  "`",
  "<",
  ">",
  "{",
  "}",
  "#",
  " #",
  "/",
  " // ",
  '"',
  ",",
  ";",
  "|",
  "\t",
  "-",
  "1",
  "1 ",
  "1x ",
  "é",
  "ﷺ",
  "👩‍👩‍👧‍👦",
  "(C21) 263 ",
  "[C21:263] ",
  "*F* ",
  "^a,#fff^ ",
  " & ",
  " and ",
  "Commander: ",
  "Commander: a / ",
  "SB: ",
  "a (C21) 1 *F* [a] ^b^ #c ",
  "<Cards ",
  '<Cards Quantity="1" Name="',
  "<Cards Quantity='1' Name='a'/>",
  "<!--",
  "<!-- a --> ",
  "&amp;",
  "&#38;",
  '="',
  "a=",
  "Name: ",
  "x1 ",
  " x4",
  " (4)",
  "Total: ",
];
const garbage = pieces.flatMap((piece) =>
  [
    fill(piece),
    inLines(piece),
    long(piece),
    short(piece),
    `<Deck>${fill(piece)}`,
    `<Deck>\n${inLines(piece)}`,
    `Count,Name\n${inLines(piece)}`,
    `Count,Name\n"${inLines(piece)}`,
  ].map((text, form) => ({ piece: JSON.stringify(piece), form, text })),
);

/** Of the processor's time: what else the machine does at the same time is not measured. */
function millisecondsFor(text: string): number {
  const before = process.cpuUsage();
  importDeckList(text, catalogue);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const texts = realDecks.flatMap(({ read }) => ["moxfield.txt", "archidekt.txt", "mtgo.dek", "deck.csv"].map(read));
const lists = ascending(Array.from({ length: 10 }, () => texts.map(millisecondsFor)).flat());
console.log(`a list of a hundred cards: p50 ${ms(percentile(lists, 50))}, p95 ${ms(percentile(lists, 95))}`);

const worst = garbage
  .map(({ piece, form, text }) => {
    let took = millisecondsFor(text);
    // A collection of garbage of another kind may fall into one run, but not into all.
    for (let again = 0; again < 4 && took > 100; again++) took = Math.min(took, millisecondsFor(text));
    return { piece, form, took };
  })
  .toSorted((one, other) => other.took - one.took)
  .slice(0, 5);
for (const { piece, form, took } of worst) console.log(`a megabyte of ${piece} in form ${form}: ${ms(took)} (at most 200 ms)`);
