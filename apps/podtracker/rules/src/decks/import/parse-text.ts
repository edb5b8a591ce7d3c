import { decodeEntities, LONGEST_LINE, tidy } from "./clean-text.ts";
import { readHeading } from "./headings.ts";
import type { Heading } from "./headings.ts";
import type { Board, CardNames, ImportFormat, ImportProblem, ParsedList } from "./import-types.ts";
import { firstKnown, likeliestName, MOST_COPIES, readingsOf } from "./read-line.ts";

const METADATA =
  /^(?:name|title|deck|deck ?name|author|creator|player|format|description|date|event|source|url|link|tags?|colou?rs?|color identity|price|layout (?:main|sideboard)|comments?|version|bracket|archetype|hub|folder)\s?[:=]/i;
const DECK_NAME = /^(?:name|title|deck ?name|deck)\s?[:=] ?(.+)$/i;
const REMARK =
  /^(?:https?:\/\/|\d+ (?:total )?cards?(?: total)?\.?$|(?:total|cards)\b[^a-z]*\d+(?: cards?)?$|(?:exported|created|generated|imported|downloaded|powered|copied)\b)/i;
const COMMENT = /^(?:#|\/\/|;|<!--|%)/;
const COMMAND_LABEL =
  /^(?:(?:first|second|1st|2nd) )?(?:commanders?|cmdrs?|generals?|partners?|backgrounds?|oathbreakers?)(?: ?[12])?(?: \(\d\))? ?[:=](.+)$/i;
const BOARD_LABELS: readonly (readonly [RegExp, Board])[] = [
  [/^(?:sb|side ?board) ?: ?(.*[^\d\s].*)$/i, "sideboard"],
  [/^(?:maybe ?board|considering) ?: ?(.*[^\d\s].*)$/i, "maybeboard"],
  [/^companion ?: ?(.*[^\d\s].*)$/i, "companion"],
  [/^(?:main|main ?board|main ?deck|mb) ?: ?(.*[^\d\s].*)$/i, "main"],
];

/** Where the reading of a list of lines stands. */
interface Place {
  board: Board | "about";
  block: number;
  /** Whether the present block holds a line yet, and the present board a card. */
  blockHasLines: boolean;
  boardHasCards: boolean;
}

/** One line, tidied and as it came in. */
interface Line {
  number: number;
  text: string;
  raw: string;
}

/**
 * Reads lines of text, one card a line, in whatever of the forms of `readingsOf`; headers and labels say
 * on which board a card lies. A line that names no card is a problem, and the next is read as if it were not there.
 */
export function parseText(lines: readonly string[], format: ImportFormat, { find }: CardNames): ParsedList {
  const looseBlocks = new Set<number>();
  const list: ParsedList = { format, name: null, cards: [], problems: [], looseBlocks };
  const place: Place = { board: "main", block: 0, blockHasLines: false, boardHasCards: false };
  lines.forEach((raw, index) => {
    if (raw.length > LONGEST_LINE && tellsNoCard(raw)) return;
    if (raw.length > LONGEST_LINE) return void list.problems.push({ line: index + 1, text: raw, code: "line-too-long" });
    const line = { number: index + 1, text: decodeEntities(tidy(raw)), raw };
    if (line.text === "") return endBlock(place);
    const before = list.cards.length + list.problems.length;
    readLine(line, { place, list, find });
    if (list.cards.length + list.problems.length === before) return;
    if (!place.blockHasLines) looseBlocks.add(place.block);
    place.blockHasLines = true;
    place.boardHasCards = true;
  });
  return list;
}

/** Comments, XMage's layout and descriptions of a deck may be of any length. */
function tellsNoCard(raw: string): boolean {
  const start = tidy(raw.slice(0, LONGEST_LINE));
  return COMMENT.test(start) || METADATA.test(start);
}

/** An empty line ends a block, and the command zone once it has a card. */
function endBlock(place: Place): void {
  if (place.blockHasLines) place.block++;
  place.blockHasLines = false;
  if (place.boardHasCards && (place.board === "commander" || place.board === "companion")) enter(place, "main");
}

function enter(place: Place, board: Place["board"]): void {
  place.board = board;
  place.boardHasCards = false;
}

interface Reader {
  place: Place;
  list: ParsedList;
  find: CardNames["find"];
}

function readLine(line: Line, reader: Reader): void {
  const { place, list, find } = reader;
  const heading = /^[[(]?\d/.test(line.text) ? countedHeading(line.text) : readHeading(line.text);
  if (heading !== undefined && (heading.kind === "about" || heading.known)) return follow(heading, place);
  if (readLabel(line, reader)) return;
  if (place.board === "about" && readAbout(line, list)) return;
  const found = firstKnown(readingsOf(line.text, line.raw), find);
  if (found !== undefined) return keep(line, { ...found, board: found.reading.board ?? boardOf(place), label: false }, reader);
  if (COMMENT.test(line.text) || REMARK.test(line.text)) return;
  if (METADATA.test(line.text)) return void readAbout(line, list);
  if (heading !== undefined) return follow(heading, place);
  list.problems.push({ line: line.number, text: line.raw, code: "unknown-card", name: likeliestName(line.text) });
}

/** Old lists head a part with its size first: “24 Creatures”, “1 Commander”. */
function countedHeading(text: string): Heading | undefined {
  const heading = readHeading(text.replace(/^\d{1,3} /, ""));
  return heading?.kind === "board" && heading.known && /^\d{1,3} [a-z &-]+$/i.test(text) ? heading : undefined;
}

function boardOf(place: Place): Board {
  return place.board === "about" ? "main" : place.board;
}

function follow(heading: Heading, place: Place): void {
  // “Creatures (3)” right below “Sideboard” is a part of it.
  const isPart = heading.kind === "board" && heading.board === "main" && isAside(place.board) && !place.boardHasCards;
  if (place.blockHasLines) place.block++;
  // What a header begins is no loose block, whose place alone tells what it is.
  place.blockHasLines = true;
  if (isPart || (heading.kind === "board" && !heading.known && isAside(place.board))) return;
  enter(place, heading.kind === "about" ? "about" : heading.board);
}

function isAside(board: Place["board"]): boolean {
  return board !== "main" && board !== "about" && board !== "commander";
}

/** Below “About” stand “Name …” and other words about the deck, until a header. @returns whether the line was one of them */
function readAbout(line: Line, list: ParsedList): boolean {
  const name = /^name (.+)$/i.exec(line.text)?.[1] ?? DECK_NAME.exec(line.text)?.[1];
  if (name !== undefined) list.name ??= name.slice(0, 100);
  return name !== undefined || /^[a-z ]{1,30}=/i.test(line.text);
}

/** Lines such as “Commander: Krenko, Mob Boss” and “SB: 1 Jegantha, the Wellspring”. @returns whether it was one */
function readLabel(line: Line, reader: Reader): boolean {
  const { list, find } = reader;
  const text = line.text.replace(/^[#/*\s]+/, "");
  const named = COMMAND_LABEL.exec(text)?.[1]?.replace(/^[\s*_]+/, "");
  if (named !== undefined && named !== "") {
    const found = commandersIn(named, find);
    if (found.length === 0 && COMMENT.test(line.text)) return false;
    if (found.length === 0) list.problems.push({ line: line.number, text: line.raw, code: "unknown-card", name: likeliestName(named) });
    const label = !/^\d/.test(named);
    for (const one of found) keep(line, { ...one, board: "commander", label }, reader);
    return true;
  }
  for (const [pattern, board] of BOARD_LABELS) {
    const rest = pattern.exec(line.text)?.[1];
    if (rest === undefined) continue;
    const found = firstKnown(readingsOf(rest, rest), find);
    if (found) keep(line, { ...found, board: found.reading.board ?? board, label: false }, reader);
    else list.problems.push({ line: line.number, text: line.raw, code: "unknown-card", name: likeliestName(rest) });
    return true;
  }
  return false;
}

type Known = NonNullable<ReturnType<typeof firstKnown>>;

const BETWEEN_TWO = / ?(?:\/{1,3}|[&+;|]|, | and ) ?/g;
const MOST_SEAMS = 6;

/** One name, or two with `/`, `&`, `+` or “and” between, where both halves are cards. */
function commandersIn(text: string, find: CardNames["find"]): Known[] {
  const whole = firstKnown(readingsOf(text, text), find);
  if (whole) return [whole];
  for (const seam of [...text.matchAll(BETWEEN_TWO)].slice(0, MOST_SEAMS)) {
    const [left, right] = [text.slice(0, seam.index), text.slice(seam.index + seam[0].length)].map((half) => half.trim());
    const first = firstKnown(readingsOf(left!, left!), find);
    const second = first && firstKnown(readingsOf(right!, right!), find);
    if (second) return [first, second];
  }
  return [];
}

function keep(
  line: Line,
  { reading, card, board, label }: Known & { board: Board; label: boolean },
  { list, place: { block } }: Reader,
): void {
  const where: Pick<ImportProblem, "line" | "text"> = { line: line.number, text: line.raw };
  if (!(reading.count >= 1 && reading.count <= MOST_COPIES)) return void list.problems.push({ ...where, code: "bad-count" });
  list.cards.push({ ...where, card, count: reading.count, board, block, label });
}
