const worthItAfter = 3;
const most = 300;

/**
 * Begins a statement whose plan is to be made for its values each time: of what is looked for by many
 * fields at once, one may be in every row and another in none.
 */
export const plannedAnew = "/* planned anew */";

const seen = new Map<string, number>();
const names = new Map<string, string>();

/**
 * The name under which a statement is to be prepared: none for the first few times and for those
 * without values, which may be several statements in one text, and for those that are to be planned anew. Bounded, for texts that are never twice the same.
 */
export function preparedName(text: string, values: readonly unknown[]): string | undefined {
  if (values.length === 0 || text.startsWith(plannedAnew)) return undefined;
  const known = names.get(text);
  if (known) return known;
  if (names.size >= most) return undefined;
  const times = (seen.get(text) ?? 0) + 1;
  if (times < worthItAfter) {
    if (seen.size >= 4 * most) seen.clear();
    seen.set(text, times);
    return undefined;
  }
  seen.delete(text);
  const name = `tatwats_${names.size + 1}`;
  names.set(text, name);
  return name;
}
