/** The symbols of a cost as the catalogue writes it: `{1}{G/W} // {2}` → `1`, `GW`, `/`, `2`. */
export function manaSymbols(cost: string): string[] {
  return Array.from(cost.matchAll(/\{([^}]+)\}|\/\//g), ([, symbol]) => symbol?.replaceAll("/", "") ?? "/");
}
