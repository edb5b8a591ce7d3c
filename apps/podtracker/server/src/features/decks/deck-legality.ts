import type { Deck } from "@podtracker/contract";
import { type CardFacts, commanderProblems, deckListProblems } from "@podtracker/rules";
import { z } from "zod";

/** A deck's list as it is stored. */
export const StoredList = z.array(z.object({ name: z.string(), count: z.number() })).nullable();
export type StoredList = z.infer<typeof StoredList>;

/**
 * What a deck breaks; `legal` is null without a list of cards: nobody can say.
 *
 * @param find gives a card by its name as somebody wrote it
 */
export function legalityOf(
  commanders: readonly string[],
  list: StoredList,
  find: (name: string) => CardFacts | undefined,
): Deck["legality"] {
  const lookUp = (name: string): CardFacts | { unknown: string } => find(name) ?? { unknown: name };
  const command = commanders.map(lookUp);
  const problems = commanderProblems(command);
  if (list === null) return { legal: null, problems };
  const entries = list.map(({ name, count }) => ({ card: lookUp(name), count }));
  const all = [...problems, ...deckListProblems(command, entries)];
  return { legal: all.length === 0, problems: all };
}
