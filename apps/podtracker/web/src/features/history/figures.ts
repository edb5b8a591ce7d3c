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
