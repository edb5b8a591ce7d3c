import type { CardFacts } from "../../cards/card-facts.ts";
import type { Board, CardNames } from "./import-types.ts";
import { splitRow } from "./split-row.ts";
import { stripSuffix } from "./strip-suffix.ts";

/** One way to understand a line; which is right, the catalogue decides. */
export interface Reading {
  name: string;
  /** As written; 0, a fraction and the like are readings, too. */
  count: number;
  board?: Board;
}

/** No deck holds more copies of one card. */
export const MOST_COPIES = 250;

/** Longer than any card's name. */
const LONGEST_NAME = 160;

/** More marks than any program puts behind a name. */
const MOST_MARKS = 6;

const COUNTED = /^(?:[([]?(\d[\d.]*) ?[xX×]?[)\]]?|[xX×] ?(\d+))(?: ?[,;:|] ?| - | )(?=\S)(.+)$/;
const COUNTED_TIGHTLY = /^(\d+)[xX×]?(?=[^\d\s.])(.+)$/;
const NUMBERED = /^\d{1,3}[.)] (.+)$/;
const TIMES_AT_THE_END = /^(.*[^\s([]) ?[([ ](?:[xX×*] ?(\d{1,4})|(\d{1,4}) ?[xX×])[)\]]?$/;
const NUMBER_AT_THE_END = /^(.*[^\s,;:])[ ,;:] ?(\d{1,3})$/;

/**
 * The ways to read a line that may name a card, most literal first: as a whole (names may begin with a
 * number and hold any mark), then with its count read and one mark after another taken off its end, then
 * by guesses: a comment behind the name, a row of a table without its header, a count at the end.
 *
 * @param line tidied
 * @param raw the line as it came in, where a tab may part fields
 */
export function* readingsOf(line: string, raw: string): Generator<Reading> {
  for (const reading of allReadings(line, raw)) if (isPossible(reading.name)) yield reading;
}

function* allReadings(line: string, raw: string): Generator<Reading> {
  yield { name: line, count: 1 };
  const plain = unlisted(line);
  const counted = readCount(plain);
  const readings = strippedReadings(counted ?? { name: plain, count: 1 });
  yield* readings;
  // “1996 World Champion (PCEL) 1”
  if (counted !== undefined) yield strippedReadings({ name: plain, count: 1 }).at(-1)!;
  yield* guesses(readings.at(-1)!, counted !== undefined, raw);
}

/** A line without a list's bullet or number. */
function unlisted(line: string): string {
  const plain = line.replace(/^[-–—*•·▪+] /, "");
  return NUMBERED.exec(plain)?.[1] ?? plain;
}

/**
 * Whether looking for a card of that name is worth the while: every name has a Latin letter, a digit or a
 * blank, and none has letters that unfold into whole words.
 */
function isPossible(name: string): boolean {
  return (
    name !== "" &&
    name.length <= LONGEST_NAME &&
    /[a-z0-9_\u00c0-\u024f]/i.test(name) &&
    !/[\u2e80-\ua71f\uac00-\ufaff\ufb07-\ufdff]/.test(name)
  );
}

/** The first reading whose name a card has, and that card. */
export function firstKnown(readings: Iterable<Reading>, find: CardNames["find"]): { reading: Reading; card: CardFacts } | undefined {
  for (const reading of readings) {
    const card = find(reading.name);
    if (card !== undefined) return { reading, card };
  }
  return undefined;
}

/** The name that a line most probably means, for a suggestion. */
export function likeliestName(line: string): string {
  const plain = unlisted(line);
  return strippedReadings(readCount(plain) ?? { name: plain, count: 1 }).at(-1)!.name;
}

/** A count as a table or a mark gives it: `4`, `4x`; anything else is not a number. */
export function countOf(text: string): number {
  const digits = /^(\d{1,9})(?:\.0+)? ?[xX×]?$/.exec(text.trim())?.[1];
  return digits === undefined ? Number.NaN : Number(digits);
}

function readCount(text: string): Reading | undefined {
  const apart = COUNTED.exec(text);
  if (apart) return afterPrinting({ name: apart[3]!, count: countOf(apart[1] ?? apart[2]!) });
  const negative = /^-\d+[xX]? (.+)$/.exec(text);
  if (negative) return { name: negative[1]!, count: Number.NaN };
  const tight = COUNTED_TIGHTLY.exec(text);
  return tight ? afterPrinting({ name: tight[2]!.trim(), count: countOf(tight[1]!) }) : undefined;
}

/** Takes off a printing that goes before the name: `[2XM:190]`, `[2XM#190]`, `[2XM]`. */
function afterPrinting(reading: Reading): Reading {
  const close = reading.name.startsWith("[") ? reading.name.indexOf("]") : -1;
  const name = close === -1 ? "" : reading.name.slice(close + 1).trim();
  return name === "" ? reading : { ...reading, name };
}

/** A reading, and what it becomes as one mark after another is taken off. */
function strippedReadings(reading: Reading): Reading[] {
  const readings = [reading];
  let latest = reading;
  for (let marks = 0; marks < MOST_MARKS; marks++) {
    const stripped = stripSuffix(latest.name);
    if (stripped === undefined || stripped.rest === "") break;
    const board = stripped.board ?? latest.board;
    latest = { name: stripped.rest, count: reading.count, ...(board === undefined ? {} : { board }) };
    readings.push(latest);
  }
  return readings;
}

function guesses(barest: Reading, isCounted: boolean, raw: string): Reading[] {
  const found: Reading[] = [];
  if (barest.name.length > LONGEST_NAME * 2) return found;
  const comment = barest.name.search(/ (?:\/\/|[-–—] )/);
  if (comment > 0) found.push({ ...barest, name: barest.name.slice(0, comment) });
  // Arena's rebalanced cards.
  if (barest.name.startsWith("A-")) found.push({ ...barest, name: barest.name.slice(2) });
  const end = TIMES_AT_THE_END.exec(barest.name) ?? NUMBER_AT_THE_END.exec(barest.name);
  if (end) found.push({ ...barest, name: end[1]!, count: isCounted ? barest.count : countOf(end[2] ?? end[3]!) });
  return [...found, ...rowReadings(raw)];
}

/** A row of a table without its header: a count beside a name, either first. */
function rowReadings(raw: string): Reading[] {
  const start = raw.trim().slice(0, LONGEST_NAME * 2);
  const delimiter = ["\t", ";", ","].find((letter) => start.includes(letter));
  if (delimiter === undefined) return [];
  const [first = "", second = ""] = splitRow(start, delimiter).fields;
  const reading = /^\d/.test(first) ? { name: second, count: countOf(first) } : { name: first, count: countOf(second) };
  return Number.isNaN(reading.count) ? [] : [reading];
}
