/** Every value of the address is a string as it stands: `?q=42` is the text 42. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

export function stringifySearch(values: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (typeof value === "string" && value !== "") search.set(name, value);
  return search.size > 0 ? `?${search}` : "";
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Takes from the address what a page knows, and nothing else.
 *
 * @param choices for names that allow only certain values
 */
export function readSearch<Name extends string>(
  search: Record<string, unknown>,
  names: readonly Name[],
  choices: Partial<Record<Name, readonly string[]>> = {},
): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = search[name];
    if (typeof value !== "string" || value === "") continue;
    if (name === "conversation" && !uuid.test(value)) continue;
    if (choices[name]?.includes(value) ?? true) found[name] = value;
  }
  return found;
}

/** A path of the console to go on to after signing in; anything that could lead elsewhere becomes the overview. */
export function safeNext(next: unknown): string {
  return typeof next === "string" && /^\/(?![/\\])/.test(next) ? next : "/";
}
