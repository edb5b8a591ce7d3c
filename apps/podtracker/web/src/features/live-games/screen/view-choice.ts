/** How the table is shown: one's own seat large, or all seats turned to their players. */
export type View = "own" | "table";

const mostOnOnePhone = 6;

export function canBeOnePhone(seats: number): boolean {
  return seats <= mostOnOnePhone;
}

const keyOf = (gameId: string) => `live-view-${gameId}`;

/** As it was last chosen on this phone for this game; before that, all seats where nobody else could count them. */
export function readView(gameId: string, fallback: View): View {
  try {
    const kept = sessionStorage.getItem(keyOf(gameId));
    return kept === "own" || kept === "table" ? kept : fallback;
  } catch {
    return fallback;
  }
}

export function keepView(gameId: string, view: View): void {
  try {
    sessionStorage.setItem(keyOf(gameId), view);
  } catch {
    // Without storage the choice lives as long as the page.
  }
}
