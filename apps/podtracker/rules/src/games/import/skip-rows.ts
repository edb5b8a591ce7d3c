import type { GameImportProblem, TableRow } from "./import-types.ts";

const TOTALS =
  /^(?:grand )?(?:totals?|sum|summe|gesamt|gesamtsumme|insgesamt|averages?|avg|mean|durchschnitt|schnitt|mittelwert|anzahl|count|statistics|statistik|stats)\b ?:?$/i;

/** The rows that can be of a game; those above the names of the columns, names again and totals are not. */
export function skipRows(table: { names: readonly string[]; before: readonly TableRow[]; rows: readonly TableRow[] }): {
  rows: TableRow[];
  problems: GameImportProblem[];
} {
  const skipped = (row: TableRow, detail: string): GameImportProblem => ({ line: row.line, code: "not-a-game", detail, leftOut: true });
  const problems = table.before.map((row) => skipped(row, "This stands above the names of the columns."));
  const rows: TableRow[] = [];
  for (const row of table.rows) {
    if (row.cells.every((cell, at) => cell === (table.names[at] ?? ""))) problems.push(skipped(row, "The names of the columns again."));
    else if (TOTALS.test(row.cells.find((cell) => cell !== "") ?? "")) problems.push(skipped(row, "This looks like a line of totals."));
    else rows.push(row);
  }
  return { rows, problems };
}
