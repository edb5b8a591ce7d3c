/**
 * The mana value of one cost (rule 202.3): X counts 0, a hybrid symbol its larger half,
 * a Phyrexian symbol 1. An empty cost is worth 0.
 * @throws Error on a symbol it does not know, with the symbol.
 */
export function manaValueOf(cost: string): number {
  let sum = 0;
  for (const [, symbol = ""] of cost.matchAll(/\{([^}]*)\}/g)) sum += symbolValue(symbol);
  return sum;
}

function symbolValue(symbol: string): number {
  return Math.max(...symbol.split("/").map((half) => plainValue(half, symbol)));
}

function plainValue(half: string, symbol: string): number {
  if (/^\d+$/.test(half)) return Number(half);
  if (/^[XYZ]$/.test(half)) return 0;
  if (/^[WUBRGCS]$/.test(half)) return 1;
  // The second or third part of a Phyrexian symbol offers 2 life, not mana.
  if (half === "P" && symbol !== "P") return 0;
  if (/^H[WUBRG]$/.test(half) || half === "½") return 0.5;
  throw new Error(`Unknown mana symbol {${symbol}}.`);
}

/**
 * The mana value of a card whose source gives none: split cards and Rooms count both halves
 * (rule 709.4b), every other card its front face (712.8a, 715.4), a land front 0.
 * @param typeLine faces joined by ` // `
 * @param cost faces joined by ` // `, empty ones possibly left out
 */
export function cardManaValue(typeLine: string, cost: string): number {
  const types = typeLine.split(" // ");
  const costs = cost.split(" // ");
  if (isSplit(types) && costs.length === types.length) return costs.reduce((sum, half) => sum + manaValueOf(half), 0);
  return /\bLand\b/.test(types[0] ?? "") ? 0 : manaValueOf(costs[0] ?? "");
}

function isSplit(types: string[]): boolean {
  if (types.length < 2) return false;
  const isSpell = (type: string) => /\b(Instant|Sorcery)\b/.test(type) && !/\b(Adventure|Omen)\b/.test(type);
  return types.every(isSpell) || types.every((type) => /\bRoom\b/.test(type));
}
