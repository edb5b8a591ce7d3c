import { readFileSync } from "node:fs";
import { join } from "node:path";

const read = (file: string) => readFileSync(join(import.meta.dirname, file), "utf8");

interface Sums {
  games: number;
  wins: number;
  places: number;
  kills: number;
}

/** Ninety games of a real playgroup, the names of its players replaced. */
export const historyCsv = read("playgroup-history.csv");

export const historyFacts = JSON.parse(read("expected-standings.json")) as {
  games: number;
  severalFirsts: number;
  memberTwice: number;
  players: Record<string, Sums>;
  commanders: Record<string, Sums>;
};
