interface Line {
  id: string;
  at: string;
}

/** Lines of two readings, each once, in the order of their time. */
export function mergeLines<Row extends Line>(known: readonly Row[], read: readonly Row[]): Row[] {
  const ids = new Set(known.map(({ id }) => id));
  const all = [...known, ...read.filter(({ id }) => !ids.has(id))];
  return all.toSorted((left, right) => left.at.localeCompare(right.at) || left.id.localeCompare(right.id, "en", { numeric: true }));
}
