/**
 * Places from the order in which players finished, best first; who shares a group shares its place, and the next group's
 * place counts all before it: `[[A], [B, C], [D]]` → A 1, B 2, C 2, D 4.
 */
export function placesFrom(groups: readonly (readonly string[])[]): Map<string, number> {
  const places = new Map<string, number>();
  let next = 1;
  for (const group of groups) {
    for (const id of group) places.set(id, next);
    next += group.length;
  }
  return places;
}

/** `1st`, `2nd`, `3rd`, `4th`, `11th`. */
export function ordinal(place: number): string {
  const tens = place % 100;
  const suffix = tens >= 11 && tens <= 13 ? "th" : (["th", "st", "nd", "rd"][place % 10] ?? "th");
  return `${place}${suffix}`;
}
