import type { TableField, UnderstoodGames } from "@podtracker/contract";
import { expect, test } from "vitest";
import { mappingOf, nothingSaid } from "./mapping-draft.ts";

const table = (layout: UnderstoodGames["layout"], ...fields: (TableField | null)[]): UnderstoodGames => ({
  layout,
  columns: fields.map((field, at) => ({ column: at + 1, name: `column ${at + 1}`, examples: [], field, seat: null })),
  games: 0,
  firstPlayedAt: null,
  lastPlayedAt: null,
  dateOrder: null,
  players: [],
  commanders: [],
  doubtfulWinners: [],
  sample: [],
  open: true,
});

test("what nobody says is left to the server", () => {
  expect(mappingOf(nothingSaid, table("seats", "date", "player"), "Europe/Vienna")).toEqual({ timeZone: "Europe/Vienna" });
  expect(mappingOf({ ...nothingSaid, dateOrder: "day-first", members: { Ash: null } }, undefined, "UTC")).toEqual({
    timeZone: "UTC",
    dateOrder: "day-first",
    members: { Ash: null },
  });
});

test("who says one column says all of them as they then stand", () => {
  const mapping = mappingOf(
    { ...nothingSaid, columns: { 2: "player", 3: "none" } },
    table("seats", "date", null, "place", "winner"),
    "UTC",
  );
  expect(mapping).toMatchObject({ date: 1, player: 2, place: null, winner: 4, kills: null, notes: null });
  expect(mapping).not.toHaveProperty("seats");
});

test("several players are several seats, with what follows each, or comes after all of them", () => {
  const columns = { 2: "player" };
  const after = mappingOf(
    { ...nothingSaid, columns: columns as { 2: "player" } },
    table("seats", "date", null, "deck", "player", "deck"),
    "UTC",
  );
  expect(after.seats).toEqual([
    { player: 2, deck: 3 },
    { player: 4, deck: 5 },
  ]);
});

test("columns that are players can be said, and taken back", () => {
  const understood = table("players", "date", "playerColumn", "playerColumn", null);
  const more = mappingOf({ ...nothingSaid, columns: { 4: "playerColumn" } }, understood, "UTC");
  expect(more).toMatchObject({ date: 1, playerColumns: [2, 3, 4] });
  expect(more).not.toHaveProperty("place");
  expect(mappingOf({ ...nothingSaid, columns: { 2: "notes" } }, understood, "UTC")).toMatchObject({ notes: 2, playerColumns: [3] });
});

test("a list of players is one column", () => {
  const mapping = mappingOf({ ...nothingSaid, columns: { 2: "everybody" } }, table("seats", "date", "player", "winner"), "UTC");
  expect(mapping).toMatchObject({ everybody: 2, others: null, player: null, winner: 3 });
  expect(mapping).not.toHaveProperty("seats");
});

test("who is meant by a winner is sent with the rest", () => {
  const winners = { Carla: "Carl", Zeit: null };
  expect(mappingOf({ ...nothingSaid, winners }, undefined, "UTC")).toEqual({ timeZone: "UTC", winners });
});
