import { LONGEST_TABLE_LINE, tidy } from "../../decks/import/clean-text.ts";
import { readRow } from "../../decks/import/read-row.ts";
import { splitRow } from "../../decks/import/split-row.ts";
import { MOST_COLUMNS, type TableRow } from "./import-types.ts";
import { tidyCell } from "./read-cells.ts";

export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The lines of a table, and what its first line says of the delimiter (`sep=;`, which spreadsheets write). */
export function linesOfTable(text: string): { lines: string[]; from: number; delimiter: Delimiter | undefined } {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  const said = /^"?sep=(.)/i.exec(lines[0]?.slice(0, 20) ?? "")?.[1];
  return { lines, from: said === undefined ? 0 : 1, delimiter: DELIMITERS.find((delimiter) => delimiter === said) };
}

/** The rows from a line on that hold anything, each cell tidied. @param most rows to read */
export function readRows(lines: readonly string[], from: number, delimiter: Delimiter, most = Number.POSITIVE_INFINITY): TableRow[] {
  const rows: TableRow[] = [];
  for (let at = from; at < lines.length && rows.length < most;) {
    const { text, taken } = readRow(lines, at, delimiter);
    const fields = fieldsOf(text.slice(0, LONGEST_TABLE_LINE), delimiter);
    const cells = fields.map(tidyCell);
    if (cells.some((cell) => cell !== ""))
      rows.push({ line: at + 1, cells, ...(taken > 1 ? { lastLine: at + taken, lists: listsOf(fields) } : {}) });
    at += taken;
  }
  return rows;
}

/** Names are put one below the other in a cell, too. */
function listsOf(fields: readonly string[]): Map<number, string> {
  return new Map(fields.flatMap((field, at) => (field.includes("\n") ? [[at, field.split("\n").map(tidyCell).join(", ")]] : [])));
}

function fieldsOf(text: string, delimiter: Delimiter): string[] {
  if (tidy(text) === "") return [];
  const { fields, open } = splitRow(text, delimiter);
  // A quote that nothing closes is a letter like others.
  return (open ? text.split(delimiter) : fields).slice(0, MOST_COLUMNS);
}
