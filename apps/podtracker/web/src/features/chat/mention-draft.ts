/** What is written of a name between an `@` and the caret; null where none is being written. */
export function nameBefore(text: string, caret: number): string | null {
  return /(?:^|[^\p{L}\p{N}_@.])@([^@\n]{0,30})$/u.exec(text.slice(0, caret))?.[1] ?? null;
}

const most = 6;

/** Those whose name, or one of its words, begins with what is written; none once a whole name and more stands there. */
export function matchesOf<Person extends { name: string }>(people: readonly Person[], begun: string): Person[] {
  const asked = begun.toLocaleLowerCase();
  return people
    .filter(({ name }) => {
      const lower = name.toLocaleLowerCase();
      return lower !== asked && (lower.startsWith(asked) || (asked !== "" && lower.split(" ").some((word) => word.startsWith(asked))));
    })
    .slice(0, most);
}

/** The text with the name in the place of what was begun, and where the caret goes. */
export function completed(text: string, caret: number, name: string): { text: string; caret: number } {
  const start = caret - (nameBefore(text, caret)?.length ?? 0);
  const before = `${text.slice(0, start)}${name} `;
  return { text: before + text.slice(caret).replace(/^ /, ""), caret: before.length };
}
