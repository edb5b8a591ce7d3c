import { LONGEST_TABLE_LINE, tidy } from "./clean-text.ts";
import type { Board, CardNames, ListedCard, ParsedList } from "./import-types.ts";
import { boardOfWords, HEADING_BOARDS } from "./headings.ts";
import { countOf, firstKnown, MOST_COPIES, readingsOf } from "./read-line.ts";
import { readRow } from "./read-row.ts";
import { splitRow } from "./split-row.ts";

/** Where a table's facts stand; the columns' names are compared without case, spaces and dashes. */
interface Table {
  /** The position of its first row among the lines. */
  firstRow: number;
  delimiter: string;
  name: number;
  count: number;
  /** Columns that may say where a card lies: a board, categories, tags. */
  boards: number[];
  /** Columns that are called by a board, such as “Commander”, and say yes or no (or, like those above, a board). */
  named: { position: number; board: Board }[];
}

const NAMES = ["name", "cardname", "card", "cardtitle", "englishname", "nameen"];
const COUNTS = ["count", "quantity", "qty", "amount", "copies", "number", "cardcount", "quantityx", "maindeckquantity", "main"];
const BOARDS = ["board", "section", "zone", "category", "categories", "tags", "tag", "type", "role", "group"];
/** Columns that say yes or no of the board that they are called by. */
const NAMED_BOARDS: ReadonlyMap<string, Board> = new Map([
  ["commander", "commander"],
  ["iscommander", "commander"],
  ["companion", "companion"],
  ["maybe", "maybeboard"],
  ["maybeboard", "maybeboard"],
]);
const DELIMITERS = [",", ";", "\t", "|"];

/** The table that a text is, if one of its first lines names columns as tables of cards do. */
export function findTable(lines: readonly string[]): Table | undefined {
  const first = lines.findIndex((line) => tidy(line.slice(0, LONGEST_TABLE_LINE)) !== "");
  if (first === -1) return undefined;
  // Spreadsheets are told their delimiter by a line such as “sep=,”.
  const header = /^"?sep=/i.test(tidy(lines[first]!.slice(0, 20))) ? first + 1 : first;
  const row = lines[header]?.slice(0, LONGEST_TABLE_LINE).replace(/^\ufeff/, "") ?? "";
  for (const delimiter of DELIMITERS) {
    const columns = splitRow(row, delimiter).fields.map((field) => field.toLowerCase().replace(/[^a-z]/g, ""));
    const name = positionOf(columns, NAMES);
    if (columns.length < 2 || name === -1) continue;
    const count = positionOf(columns, COUNTS);
    const boards = columns.flatMap((column, position) => (BOARDS.includes(column) || NAMED_BOARDS.has(column) ? [position] : []));
    const named = columns.flatMap((column, position) => {
      const board = NAMED_BOARDS.get(column);
      return board === undefined ? [] : [{ position, board }];
    });
    const others = columns.some((column) => ["edition", "set", "setcode", "collectornumber", "foil"].includes(column));
    if (count !== -1 || boards.length > 0 || others) return { firstRow: header + 1, delimiter, name, count, boards, named };
  }
  return undefined;
}

function positionOf(columns: readonly string[], names: readonly string[]): number {
  return names.map((name) => columns.indexOf(name)).find((position) => position !== -1) ?? -1;
}

/** Reads a table of cards; a row that cannot be read is a problem and stops no other. */
export function parseCsv(lines: readonly string[], { find }: CardNames): ParsedList {
  const table = findTable(lines);
  const list: ParsedList = { format: "csv", name: null, cards: [], problems: [], looseBlocks: new Set() };
  if (table === undefined) return list;
  for (let at = table.firstRow; at < lines.length;) {
    const { text, taken } = readRow(lines, at, table.delimiter);
    if (tidy(text.slice(0, LONGEST_TABLE_LINE)) !== "") readCard({ text, line: at + 1 }, table, { find, list });
    at += taken;
  }
  return list;
}

function readCard(row: { text: string; line: number }, table: Table, { find, list }: { find: CardNames["find"]; list: ParsedList }): void {
  const problem = { line: row.line, text: row.text };
  if (row.text.length > LONGEST_TABLE_LINE) return void list.problems.push({ ...problem, code: "line-too-long" });
  const { fields } = splitRow(row.text, table.delimiter);
  const name = tidy(fields[table.name] ?? "");
  if (name === "") return void list.problems.push({ ...problem, code: "not-understood" });
  const card = firstKnown(readingsOf(name, name), find)?.card;
  if (card === undefined) return void list.problems.push({ ...problem, code: "unknown-card", name });
  const count = table.count === -1 ? 1 : countOf(fields[table.count] ?? "");
  if (!(count >= 1 && count <= MOST_COPIES)) return void list.problems.push({ ...problem, code: "bad-count" });
  list.cards.push({ ...problem, card, count, board: boardOf(fields, table), block: 0, label: false } satisfies ListedCard);
}

function boardOf(fields: readonly string[], table: Table): Board {
  const yes = table.named.find(({ position }) => /^(?:true|yes|y|1|x|✓)$/i.test(tidy(fields[position] ?? "")));
  if (yes) return yes.board;
  for (const position of table.boards) {
    const words = tidy(fields[position] ?? "").toLowerCase();
    const board = HEADING_BOARDS.get(words) ?? boardOfWords(words.split(/[,;|/]/));
    if (board !== undefined && board !== "main") return board;
  }
  return "main";
}
