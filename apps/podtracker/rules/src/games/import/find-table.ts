import { countKnown } from "./find-columns.ts";
import type { TableMapping, TableRow } from "./import-types.ts";
import { headerKey } from "./header-words.ts";
import { readDate } from "./read-dates.ts";
import { type Delimiter, DELIMITERS, linesOfTable, readRows } from "./read-table.ts";

export interface FoundTable {
  /** Of the columns; empty where no row names them. */
  names: string[];
  namesLine: number;
  /** Above the names. */
  before: TableRow[];
  rows: TableRow[];
}

/** Titles and notes may stand above the names of the columns, so many rows of them. */
const MOST_ROWS_ABOVE = 15;

/**
 * The table that a text holds: with the delimiter and the row of names of which the most are known. Undefined where
 * it is none: no two rows have two columns.
 */
export function findTable(text: string, mapping: TableMapping): FoundTable | undefined {
  const { lines, from, delimiter: said } = linesOfTable(text);
  const best = (said ? [said] : DELIMITERS)
    .map((delimiter) => ({ delimiter, ...bestNames(lines, from, delimiter, mapping) }))
    .toSorted((one, other) => other.score - one.score || other.width - one.width)[0];
  if (!best || best.width < 2) return undefined;
  const all = readRows(lines, from, best.delimiter);
  if (all.length === 0 || (all.length === 1 && best.score === 0)) return undefined;
  const at = best.score >= 2 ? best.index : startsWithGame(all, mapping) ? -1 : best.index;
  return { names: all[at]?.cells ?? [], namesLine: all[at]?.line ?? 1, before: all.slice(0, Math.max(at, 0)), rows: all.slice(at + 1) };
}

function bestNames(lines: readonly string[], from: number, delimiter: Delimiter, mapping: TableMapping) {
  const first = readRows(lines, from, delimiter, MOST_ROWS_ABOVE);
  const wanted = new Set(Object.values(mapping).flatMap((column) => (typeof column === "string" ? headerKey(column) : [])));
  const scores = first.map(
    ({ cells }) => countKnown(cells) + 3 * cells.filter((cell) => cell !== "" && wanted.has(headerKey(cell))).length,
  );
  const score = Math.max(0, ...scores);
  const widths = first.map(({ cells }) => cells.filter((cell) => cell !== "").length).toSorted((one, other) => one - other);
  return { index: Math.max(0, scores.indexOf(score)), score: score >= 2 ? score : 0, width: widths[Math.floor(widths.length / 2)] ?? 0 };
}

/** A table without names of columns, of which somebody says by number where the date stands. */
function startsWithGame([first]: readonly TableRow[], { date }: TableMapping): boolean {
  return typeof date === "number" && readDate(first?.cells[date - 1] ?? "") !== null;
}
