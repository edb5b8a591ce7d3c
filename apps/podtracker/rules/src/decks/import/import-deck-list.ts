import { mayCommand } from "../../cards/card-facts.ts";
import type { CardFacts } from "../../cards/card-facts.ts";
import { chooseCommanders, inCommandOrder } from "./choose-commanders.ts";
import { linesOf, shown } from "./clean-text.ts";
import { detectFormat } from "./detect-format.ts";
import type { CardCount, CardNames, ImportedList, ImportFormat, ImportProblem, ListedCard, ParsedList } from "./import-types.ts";
import { parseCsv } from "./parse-csv.ts";
import { parseMtgo } from "./parse-mtgo.ts";
import { parseText } from "./parse-text.ts";
import { MOST_COPIES } from "./read-line.ts";

/** Looking for what was meant takes longer than reading; a list with more slips than this is none. */
const MOST_SUGGESTIONS = 100;

export interface ImportOptions {
  /** What the text is said to be; its content decides between XML, tables and lines. */
  format?: ImportFormat | "auto";
  /** The commanders, where the person named them: they stand in place of those that the text names. */
  commanders?: readonly CardFacts[];
}

/**
 * Understands a list of cards as any program or person wrote it. Total: it never throws, and a line that
 * cannot be understood becomes a problem and stops no other. Its time grows with the length of the text;
 * at most `MOST_LINES` lines are read.
 */
export function importDeckList(text: string, names: CardNames, { format = "auto", commanders }: ImportOptions = {}): ImportedList {
  const parsed = parse(text, names, format);
  const { command, rest, problems } = divide(parsed, commanders);
  const cards = sumUp(rest.filter(({ board }) => board === "main" || board === "commander"));
  const aside = rest.flatMap(({ card, count, board }) =>
    board === "main" || board === "commander" ? [] : [{ name: card.name, count, board }],
  );
  const all = [...parsed.problems, ...problems, ...cards.problems].toSorted((a, b) => a.line - b.line);
  return {
    format: parsed.format,
    name: parsed.name,
    commanders: inCommandOrder(command).map(({ name }) => name),
    cards: cards.cards,
    aside,
    total: command.length + cards.cards.reduce((sum, { count }) => sum + count, 0),
    problems: withSuggestions(all, names),
  };
}

function parse(text: string, names: CardNames, said: ImportFormat | "auto"): ParsedList {
  const lines = linesOf(text);
  const format = detectFormat(text, lines, said);
  if (format === "mtgo") return parseMtgo(text, names);
  return format === "csv" ? parseCsv(lines, names) : parseText(lines, format, names);
}

/** Parts the commanders from the other cards; a card that was said to command and does not is one of the others. */
function divide(
  list: ParsedList,
  given: readonly CardFacts[] | undefined,
): { command: CardFacts[]; rest: ListedCard[]; problems: ImportProblem[] } {
  const chosen = chooseCommanders(list);
  const command = given === undefined || given.length === 0 ? chosen.map(({ card }) => card) : [...given];
  let rest = withoutRepeatedLabels(list.cards);
  for (const { name } of command) {
    const copies = rest.filter(({ card }) => card.name === name);
    const copy =
      copies.find((listed) => chosen.includes(listed)) ??
      copies.find(({ board }) => board === "commander" || board === "main") ??
      copies[0];
    if (copy !== undefined) rest = withoutOne(rest, copy);
  }
  return { command, rest, problems: given === undefined ? surplus(list, chosen) : [] };
}

/** “Commander: Krenko” above a list in which Krenko stands again names one card, not two. */
function withoutRepeatedLabels(cards: readonly ListedCard[]): ListedCard[] {
  let rest = [...cards];
  for (const { card } of cards.filter(({ label }) => label)) {
    const again = rest.find(
      (other) => !other.label && other.card.name === card.name && (other.board === "main" || other.board === "commander"),
    );
    if (again !== undefined) rest = withoutOne(rest, again);
  }
  return rest;
}

function withoutOne(cards: readonly ListedCard[], copy: ListedCard): ListedCard[] {
  return cards.flatMap((listed) => (listed !== copy ? [listed] : listed.count > 1 ? [{ ...listed, count: listed.count - 1 }] : []));
}

/** A few more commanders than two are a slip; a whole deck below “Commander” is a header that nothing ends. */
const MOST_SURPLUS = 5;

function surplus(list: ParsedList, chosen: readonly ListedCard[]): ImportProblem[] {
  const isChosen = ({ card }: ListedCard) => chosen.some((one) => one.card.name === card.name);
  const said = list.cards.filter((listed) => listed.board === "commander" && mayCommand(listed.card) && !isChosen(listed));
  if (chosen.length + said.length > MOST_SURPLUS) return [];
  return said.map(({ line, text }) => ({ line, text, code: "too-many-commanders" }));
}

/** Each card once; lines that bring a card beyond what a deck may hold are problems. */
function sumUp(listed: readonly ListedCard[]): { cards: CardCount[]; problems: ImportProblem[] } {
  const counts = new Map<string, number>();
  const problems: ImportProblem[] = [];
  for (const { card, count, line, text } of listed) {
    const sum = (counts.get(card.name) ?? 0) + count;
    if (sum <= MOST_COPIES) counts.set(card.name, sum);
    else problems.push({ line, text, code: "bad-count" });
  }
  return { cards: [...counts].map(([name, count]) => ({ name, count })), problems };
}

function withSuggestions(problems: readonly ImportProblem[], { suggest }: CardNames): ImportProblem[] {
  let asked = 0;
  return problems.map(({ line, text, code, name }) => {
    if (name === undefined) return { line, text: shown(text), code };
    const problem = { line, text: shown(text), code, name: shown(name) };
    if (suggest === undefined || asked >= MOST_SUGGESTIONS) return problem;
    asked++;
    const suggestion = suggest(name);
    return suggestion === undefined ? problem : { ...problem, suggestion };
  });
}
