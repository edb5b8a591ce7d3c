import type { DeckImport } from "@podtracker/contract";

type Problem = DeckImport["problems"][number];

/**
 * Puts the suggested card into the line that a problem is about: in place of what was taken for the name, and
 * otherwise in place of all that follows the count. Other lines stay as they are.
 */
export function acceptSuggestion(text: string, problem: Problem, format: DeckImport["understood"]["format"]): string {
  const { suggestion } = problem;
  if (suggestion === undefined) return text;
  const parts = text.split(/(\r\n|\r|\n)/);
  const at = (problem.line - 1) * 2;
  const line = parts[at];
  if (line === undefined) return text;
  parts[at] = withCard(line, problem, written(suggestion, line, format));
  return parts.join("");
}

function withCard(line: string, { name }: Problem, card: string): string {
  if (name !== undefined && line.includes(name)) return line.replace(name, () => card);
  const count = /^\s*(?:\d+\s*[xX]?\s+)?/.exec(line)?.[0] ?? "";
  return count + card;
}

/** The card's name as the format writes it. */
function written(card: string, line: string, format: DeckImport["understood"]["format"]): string {
  if (format === "mtgo") return card.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return format === "csv" && card.includes(",") && !line.includes('"') ? `"${card}"` : card;
}
