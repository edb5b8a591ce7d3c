import fc from "fast-check";
import { expect, test } from "vitest";
import { understand } from "./sample-table.ts";

const cell = fc.oneof(
  fc.constantFrom(
    "",
    "1",
    "2",
    "3",
    "Ash",
    "Briar",
    "Cole",
    "Draw",
    "x",
    "2023-04-06",
    "4/6/2023",
    "45022",
    "Krenko, Mob Boss",
    "Total",
    "-",
    "=SUM(A1)",
    '"',
    "date",
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const header = fc.constantFrom(
  "Date",
  "Game",
  "Player",
  "Commander",
  "Partner",
  "Place",
  "Kills",
  "Winner",
  "Player 1",
  "Player 2",
  "Deck 1",
  "1st",
  "2nd",
  "Players",
  "Ash",
  "",
);
const quoted = (text: string) => (/[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const tableText = fc
  .record({
    delimiter: fc.constantFrom(",", ";", "\t"),
    end: fc.constantFrom("\n", "\r\n"),
    header: fc.array(header, { minLength: 1, maxLength: 8 }),
    rows: fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 14 }),
  })
  .map(({ delimiter, end, header: names, rows }) => [names, ...rows].map((row) => row.map(quoted).join(delimiter)).join(end));

test("whatever comes in, every row with something in it is in a game or in a problem, and every game is whole", () => {
  fc.assert(
    fc.property(fc.oneof(tableText, fc.string({ unit: "binary", maxLength: 300 })), (text) => {
      const table = understand(text);
      if (!table) return;
      for (const { seats, outcome } of table.games) {
        const firsts = seats.filter(({ place }) => place === 1).length;
        expect(seats.length).toBeGreaterThanOrEqual(2);
        expect(seats.length).toBeLessThanOrEqual(10);
        expect(seats.every(({ place }) => Number.isInteger(place) && place >= 1 && place <= seats.length)).toBe(true);
        expect(firsts).toBeGreaterThanOrEqual(outcome === "draw" ? 2 : 1);
      }
      const last = text.split(/\r\n|\r|\n/).length;
      expect(table.problems.every(({ line }) => line >= 1 && line <= last)).toBe(true);
      expect(new Set(table.games.map(({ identity }) => identity)).size).toBe(table.games.length);
    }),
    { numRuns: 3_000, seed: 20261123 },
  );
});

test("no row of a table of seats is lost", () => {
  const row = fc.tuple(
    fc.constantFrom("2023-04-06", "2023-04-07", "", "soon"),
    fc.constantFrom("1", "2", ""),
    fc.constantFrom("Ash", "Briar", "Cole", ""),
    fc.constantFrom("1", "2", "3", "", "x"),
  );
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
      const table = understand(["Date,Game,Player,Place", ...rows.map((cells) => cells.join(","))].join("\n"))!;
      const written = rows.filter((cells) => cells.some((each) => each !== "")).length;
      const seated = table.games.reduce((sum, { seats }) => sum + seats.length, 0);
      expect(seated + table.problems.filter(({ leftOut }) => leftOut).length).toBe(written);
    }),
    { numRuns: 1_000, seed: 20261123 },
  );
});

test.each([
  ["letters", "x".repeat(1_000_000)],
  ["quotes", '"'.repeat(1_000_000)],
  ["commas", ",".repeat(1_000_000)],
  ["quotes on every line", '"a,\n'.repeat(200_000)],
  ["a header and quotes", `Date,Game,Player,Place\n${'"'.repeat(1_000_000)}`],
  ["a header and cells", `Date,Game,Player,Place\n${"1,2\n".repeat(20_000)}`],
  ["dates like no other", `Date,Winner,Player 1,Player 2\n${"1 1 1 1 1 1 1 1/1,a,a,b\n".repeat(15_000)}`],
])(
  "a megabyte of %s is looked through a few times at most",
  (_, text) => {
    expect(() => understand(text)).not.toThrow();
  },
  10_000,
);
