import { nameKey } from "@podtracker/rules";

/**
 * Finds a card by its name, whatever the case, accents, quotes and punctuation. A full name wins over
 * a front face's, and that over another face's; of several cards with the same face, the first in the list wins.
 * @param names full names, faces parted by ` // `
 * @returns a function from a name as someone wrote it to a position in `names`
 */
export function createNameLookup(names: readonly string[]): (name: string) => number | undefined {
  const byName = new Map<string, number>();
  const byKey = new Map<string, number>();
  const byFrontKey = new Map<string, number>();
  const byBackKey = new Map<string, number>();
  names.forEach((name, position) => {
    byName.set(name, position);
    remember(byKey, nameKey(name), position);
    const [front, ...backs] = name.split(" // ");
    if (front === undefined || backs.length === 0) return;
    remember(byFrontKey, nameKey(front), position);
    for (const back of backs) remember(byBackKey, nameKey(back), position);
  });
  const find = (name: string) => {
    const exact = byName.get(name);
    if (exact !== undefined) return exact;
    const key = nameKey(name);
    return byKey.get(key) ?? byFrontKey.get(key) ?? byBackKey.get(key);
  };
  return (name) => find(name) ?? (name.includes("/") ? find(withoutRepeatedFaces(name)) : undefined);
}

function remember(positions: Map<string, number>, key: string, position: number): void {
  // Names without a letter or digit have no key; they are found as written only.
  if (key !== "" && !positions.has(key)) positions.set(key, position);
}

/** Some printings show one face on both sides, and some deck lists name them “A // A”. */
function withoutRepeatedFaces(name: string): string {
  return [...new Set(name.split(/\s*\/+\s*/))].join(" // ");
}
