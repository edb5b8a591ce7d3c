import { csvField } from "@podtracker/rules";

/**
 * A table as CSV (RFC 4180, UTF-8), its first line the names of the columns. A cell that a spreadsheet would
 * take for a formula gets an apostrophe before it: names and words of others are in there.
 */
export function writeCsv<Row extends Record<string, string | number | null>>(
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): string {
  const lines = [columns.map(cell), ...rows.map((row) => columns.map((column) => cell(row[column] ?? "")))];
  return lines.map((line) => `${line.join(",")}\r\n`).join("");
}

function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  return csvField(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
}
