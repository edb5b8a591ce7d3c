/** The row that a key leads to; undefined for keys that lead nowhere. */
export function rowAfterKey(key: string, row: number, count: number, perPage: number): number | undefined {
  const to = (index: number) => Math.max(0, Math.min(count - 1, index));
  switch (key) {
    case "ArrowDown":
      return to(row + 1);
    case "ArrowUp":
      return to(row - 1);
    case "PageDown":
      return to(row + perPage);
    case "PageUp":
      return to(row - perPage);
    case "Home":
      return 0;
    case "End":
      return to(count - 1);
    default:
      return undefined;
  }
}
