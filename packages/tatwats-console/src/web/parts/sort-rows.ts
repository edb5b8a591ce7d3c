export interface Sort {
  key: string;
  direction: "ascending" | "descending";
}

export type SortValue = string | number | null | undefined;

/** Sorted by a value; what has none comes last, whichever the direction. Equals stay in their order. */
export function sortRows<Row>(rows: readonly Row[], valueOf: (row: Row) => SortValue, direction: Sort["direction"]): Row[] {
  const sign = direction === "ascending" ? 1 : -1;
  return rows.toSorted((left, right) => {
    const [a, b] = [valueOf(left) ?? null, valueOf(right) ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === "number" && typeof b === "number") return sign * (a - b);
    return sign * String(a).localeCompare(String(b), "en", { numeric: true });
  });
}

/** The next of a column's orders: as it reads best first, then the other way, then none. Numbers read best from the largest. */
export function nextSort(sort: Sort | undefined, key: string, numeric: boolean): Sort | undefined {
  const first = numeric ? "descending" : "ascending";
  if (sort?.key !== key) return { key, direction: first };
  if (sort.direction === first) return { key, direction: numeric ? "ascending" : "descending" };
  return undefined;
}

/** As it stands in an address: `waitP95` or `-waitP95`. */
export function parseSort(text: string | undefined): Sort | undefined {
  if (!text) return undefined;
  return text.startsWith("-") ? { key: text.slice(1), direction: "descending" } : { key: text, direction: "ascending" };
}

export function stringifySort(sort: Sort | undefined): string | undefined {
  return sort && (sort.direction === "descending" ? `-${sort.key}` : sort.key);
}
