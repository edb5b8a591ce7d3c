/** 0 to 1 as whole percent: `0.361` → `36 %`, with the narrow space that keeps the sign on the line. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}\u202f%`;
}

export function sumRecords(rows: readonly { games: number; wins: number }[]): {
  games: number;
  wins: number;
} {
  return rows.reduce((sum, row) => ({ games: sum.games + row.games, wins: sum.wins + row.wins }), {
    games: 0,
    wins: 0,
  });
}

/**
 * Where the true win rate lies with 95 % confidence: the Wilson score interval, as shares of 0 to 1.
 * Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209–212.
 */
export function winRateRange(wins: number, games: number): { low: number; high: number } {
  if (games === 0) return { low: 0, high: 1 };
  const z = 1.96;
  const share = wins / games;
  const scale = 1 + (z * z) / games;
  const middle = (share + (z * z) / (2 * games)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / games + (z * z) / (4 * games * games));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
