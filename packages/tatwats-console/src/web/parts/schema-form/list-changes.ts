export function replaced(items: readonly unknown[], index: number, item: unknown): unknown[] {
  return items.map((each, place) => (place === index ? (item ?? "") : each));
}

export function without(items: readonly unknown[], index: number): unknown[] {
  return items.filter((_item, place) => place !== index);
}

/** With one item at another place; the others keep their order. */
export function moved(items: readonly unknown[], from: number, to: number): unknown[] {
  const rest = without(items, from);
  return [...rest.slice(0, to), items[from], ...rest.slice(to)];
}
