import type { KnownPlayer, UnderstoodPlayer } from "./import-types.ts";
import { cut, personKey } from "./read-cells.ts";

const LONGEST_NAME = 60;

/**
 * Finds who each name means: whom somebody says, else the member who is called so, whatever the case and accents.
 *
 * @param said member ids by name as it is written; null for somebody new
 */
export function createPlayerMatcher(known: readonly KnownPlayer[], said: ReadonlyMap<string, string | null>) {
  const byKey = new Map<string, Set<string>>();
  for (const { memberId, names } of known) {
    for (const name of names) byKey.set(personKey(name), (byKey.get(personKey(name)) ?? new Set()).add(memberId));
  }
  const saidByKey = new Map([...said].map(([name, memberId]) => [personKey(name), memberId]));
  const players: UnderstoodPlayer[] = [];
  const positions = new Map<string, number>();
  const ambiguous: string[] = [];

  /** The position of that player among all. */
  function positionOf(written: string): number {
    const name = cut(written, LONGEST_NAME);
    const key = personKey(name);
    const before = positions.get(key);
    if (before !== undefined) return before;
    const choices = [...(byKey.get(key) ?? [])];
    const chosen = saidByKey.get(key);
    if (chosen === undefined && choices.length > 1) ambiguous.push(name);
    positions.set(key, players.length);
    players.push({ name, memberId: chosen === undefined ? (choices[0] ?? null) : chosen, games: 0 });
    return players.length - 1;
  }

  return { positionOf, players, ambiguous };
}
