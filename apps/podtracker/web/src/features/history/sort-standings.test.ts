import type { StandingsRow } from "@podtracker/contract";
import { expect, it } from "vitest";
import { sortStandings, type SortColumn } from "./sort-standings.ts";

const row = (name: string, games: number, more: Partial<StandingsRow> = {}): StandingsRow => ({
  name,
  games,
  wins: 1,
  draws: 0,
  winRate: 1 / games,
  winRateLow: 0,
  winRateHigh: 1,
  averagePlace: games / 2,
  kills: null,
  colorIdentity: [],
  ...more,
});
const rows = [row("Briar", 4, { kills: 3 }), row("ash", 9), row("Cole", 6, { kills: 7 })];
const names = (column: SortColumn, reversed = false) => sortStandings(rows, { column, reversed }).map(({ name }) => name);

it("begins with the most, names and places with the least", () => {
  expect(names("games")).toEqual(["ash", "Cole", "Briar"]);
  expect(names("name")).toEqual(["ash", "Briar", "Cole"]);
  expect(names("averagePlace")).toEqual(["Briar", "Cole", "ash"]);
  expect(names("games", true)).toEqual(["Briar", "Cole", "ash"]);
});

it("puts last what nobody knows, either way, and keeps the order of those who are the same", () => {
  expect(names("kills")).toEqual(["Cole", "Briar", "ash"]);
  expect(names("kills", true)).toEqual(["Briar", "Cole", "ash"]);
  expect(names("wins")).toEqual(["Briar", "ash", "Cole"]);
});
