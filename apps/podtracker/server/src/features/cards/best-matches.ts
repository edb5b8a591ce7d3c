/** Gathers matches and keeps the best of them. A match is a rank among all cards, in a tier. */
export type BestMatches = {
  /** Ranks of one tier are to be offered in ascending order. A rank keeps the first tier it came with. */
  offer(rank: number, tier: number): void;
  isFull(): boolean;
  /** Lower tiers first, lower ranks first within a tier. */
  inOrder(): number[];
};

export function createBestMatches(limit: number): BestMatches {
  const tiers: number[][] = [];
  const seen = new Set<number>();

  function offer(rank: number, tier: number): void {
    const ranks = (tiers[tier] ??= []);
    if (ranks.length >= limit || seen.has(rank)) return;
    seen.add(rank);
    ranks.push(rank);
  }

  return {
    offer,
    isFull: () => seen.size >= limit,
    inOrder: () => tiers.flat().slice(0, limit),
  };
}
