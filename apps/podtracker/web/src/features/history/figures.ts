import type { StandingsRow } from "@podtracker/contract";

/** 0 to 1 as whole percent: `0.361` → `36 %`, with the narrow space that keeps the sign on the line. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}\u202f%`;
}

/** Between which the true win rate lies, in whole percent: `14–69 %`. */
export function rangeWords({ winRateLow, winRateHigh }: Pick<StandingsRow, "winRateLow" | "winRateHigh">): string {
  return `${Math.round(winRateLow * 100)}–${percent(winRateHigh)}`;
}

/** Whether so few games were played that the rate says little: the true one may be anywhere in half of all there is. */
export function saysLittle({ winRateLow, winRateHigh }: Pick<StandingsRow, "winRateLow" | "winRateHigh">): boolean {
  return winRateHigh - winRateLow > 0.5;
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
