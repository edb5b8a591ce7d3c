const mostCharacters = 160;

/** The detail of a log line in a line: `type game.archived · attempt 2 · error: no such pod`. Empty where there is none. */
export function detailBrief(detail: unknown): string {
  if (typeof detail !== "object" || detail === null) return "";
  const parts = Object.entries(detail).map(([name, value]) => partOf(name, value));
  const text = parts.filter(Boolean).join(" · ");
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}

function partOf(name: string, value: unknown): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return `${name} ${value}`;
  if (typeof value !== "object" || value === null) return "";
  if ("message" in value && typeof value.message === "string") return `${name}: ${value.message}`;
  // A stack begins with the error's name and message.
  if ("stack" in value && typeof value.stack === "string") return value.stack.split("\n")[0] ?? "";
  return `${name} ${JSON.stringify(value)}`;
}
