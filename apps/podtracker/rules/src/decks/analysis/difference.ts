import type { CardCount } from "../import/import-types.ts";

/** How many copies of a card there were and are; 0 where it was not there, or is no more. */
export interface CardChange {
  name: string;
  before: number;
  after: number;
}

/** What differs between two lists, whatever their order: the cards that came or became more, then those that went. */
export function differenceOf(before: readonly CardCount[], after: readonly CardCount[]): CardChange[] {
  const [old, now] = [countsOf(before), countsOf(after)];
  return [...new Set([...now.keys(), ...old.keys()])]
    .map((name) => ({ name, before: old.get(name) ?? 0, after: now.get(name) ?? 0 }))
    .filter((change) => change.before !== change.after)
    .toSorted((a, b) => Number(a.after < a.before) - Number(b.after < b.before));
}

function countsOf(list: readonly CardCount[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name, count } of list) counts.set(name, (counts.get(name) ?? 0) + count);
  return counts;
}
