/** A limit as it was typed: null for none, undefined for what is no limit. */
export function parseLimit(text: string, most: number): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const number = Number(trimmed);
  return Number.isInteger(number) && number >= 1 && number <= most ? number : undefined;
}
