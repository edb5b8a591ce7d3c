import { diffJson } from "../../../parts/diff-json.ts";

const mostTold = 3;
const mostCharacters = 40;

/** What a revision changed, in a line: `tone "dry" → "warm", atOnce 4 → 8`. */
export function changesInWords(before: unknown, after: unknown): string {
  const places = new Map<string, { before?: string; after?: string }>();
  for (const { kind, path, text } of diffJson(before ?? {}, after)) {
    if (kind === "same") continue;
    places.set(path, { ...places.get(path), [kind === "removed" ? "before" : "after"]: shortly(text) });
  }
  const told = [...places].slice(0, mostTold).map(([path, change]) => inWords(path, change));
  const more = places.size - told.length;
  if (told.length === 0) return "the same as before it";
  return told.join(", ") + (more > 0 ? `, and ${more} more` : "");
}

function inWords(path: string, change: { before?: string; after?: string }): string {
  const name = path.replace(/\[\]$/, "");
  if (change.before === undefined) return path.endsWith("[]") ? `${name} + ${change.after}` : `${name} = ${change.after}`;
  if (change.after === undefined) return `${name} − ${change.before}`;
  return `${name} ${change.before} → ${change.after}`;
}

function shortly(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}
