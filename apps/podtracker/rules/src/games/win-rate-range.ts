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
