import { importDeckList, MOST_LINES } from "@podtracker/rules";
import { expect, test } from "vitest";
import { catalogue } from "./catalogue.ts";
import { realDecks } from "./lists.ts";

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

test("a megabyte of garbage takes less than 200 ms, whatever it is made of", () => {
  const times = garbage.map(({ piece, form, text }) => {
    let took = millisecondsFor(text);
    // A collection of garbage of another kind may fall into one run, but not into all.
    for (let again = 0; again < 4 && took > 100; again++) took = Math.min(took, millisecondsFor(text));
    return { piece, form, took };
  });
  const worst = times.toSorted((a, b) => b.took - a.took).slice(0, 5);
  if (process.env["SHOW_FIGURES"]) console.log(worst);
  expect(worst[0]!.took).toBeLessThan(200);
});

test("a list of a hundred cards is read in a few milliseconds", () => {
  const texts = realDecks.flatMap(({ read }) => ["moxfield.txt", "archidekt.txt", "mtgo.dek", "deck.csv"].map(read));
  const times = Array.from({ length: 10 }, () => texts.map(millisecondsFor))
    .flat()
    .toSorted((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)]!;
  if (process.env["SHOW_FIGURES"]) console.log({ median: at(0.5), p95: at(0.95), worst: times.at(-1) });
  expect(at(0.95)).toBeLessThan(25);
});
