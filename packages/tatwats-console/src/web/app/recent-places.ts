export interface Place {
  /** Within the console, with its query. */
  href: string;
  title: string;
}

const storageKey = "console-recent-places";
const keptPlaces = 8;

/** The places where somebody was, the latest first. */
export function recentPlaces(): Place[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isPlace) : [];
  } catch {
    return [];
  }
}

export function rememberPlace(place: Place): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(withPlace(recentPlaces(), place)));
  } catch {
    // Private windows may refuse storage: then there are no recent places.
  }
}

/** Whoever signs in next was not there. */
export function forgetPlaces(): void {
  try {
    localStorage.removeItem(storageKey);
  } catch {
    // As above.
  }
}

/** Puts a place first, once: the same page with other filters takes the place of itself. */
export function withPlace(places: readonly Place[], place: Place): Place[] {
  return [place, ...places.filter(({ href }) => pathOf(href) !== pathOf(place.href))].slice(0, keptPlaces);
}

function pathOf(href: string): string {
  return href.split("?")[0]!;
}

function isPlace(value: unknown): value is Place {
  return (
    typeof value === "object" &&
    value !== null &&
    "href" in value &&
    "title" in value &&
    typeof value.href === "string" &&
    typeof value.title === "string"
  );
}
