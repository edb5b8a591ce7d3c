import type { StandingsRow } from "@podtracker/contract";

export const sortColumns = ["name", "games", "wins", "draws", "winRate", "averagePlace", "kills"] as const;
export type SortColumn = (typeof sortColumns)[number];

/** Names and places begin with the least, all other columns with the most. */
const risingFirst: ReadonlySet<SortColumn> = new Set(["name", "averagePlace"]);

export interface Sorting {
  column: SortColumn;
  /** The other way round than the column begins with. */
  reversed: boolean;
}

export function isRising({ column, reversed }: Sorting): boolean {
  return risingFirst.has(column) !== reversed;
}

/** Rows by one column; who is the same in it stays as the server has them, and what nobody knows comes last. */
export function sortStandings(rows: readonly StandingsRow[], sorting: Sorting): StandingsRow[] {
  const { column } = sorting;
  const sign = isRising(sorting) ? 1 : -1;
  return rows.toSorted((one, other) => {
    const [a, b] = [one[column], other[column]];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (typeof a === "string" || typeof b === "string" ? String(a).localeCompare(String(b), "en") : a - b);
  });
}
