/** Somebody who can be called by name. */
export interface Named {
  userId: string;
  name: string;
}

/** What may stand before an `@`: nothing, or what is no part of a word or address. */
const before = /[\p{L}\p{N}_@.]/u;
const after = /[\p{L}\p{N}_]/u;

/**
 * Who is called in a text, by `@` and their whole name; case does not matter. Of two names of which one
 * begins the other (Ann, Ann Marie) the longer is meant.
 *
 * @returns their user ids, each once, in the order of the text
 */
export function findMentions(text: string, people: readonly Named[]): string[] {
  const lower = text.toLocaleLowerCase("en");
  const known = people
    .map(({ userId, name }) => ({ userId, name: name.toLocaleLowerCase("en") }))
    .toSorted((one, other) => other.name.length - one.name.length);
  const found = new Set<string>();
  for (let at = lower.indexOf("@"); at >= 0; at = lower.indexOf("@", at + 1)) {
    if (at > 0 && before.test(lower[at - 1]!)) continue;
    const called = known.filter(({ name }) => lower.startsWith(name, at + 1) && !after.test(lower[at + 1 + name.length] ?? ""));
    // People of the same name are all called.
    for (const { userId, name } of called) if (name.length === called[0]!.name.length) found.add(userId);
  }
  return [...found];
}
