import { expect, it } from "vitest";
import { percent, sumRecords } from "./figures.ts";

it("rounds to whole percent", () => {
  expect(percent(0.361)).toBe("36\u202f%");
  expect(percent(1)).toBe("100\u202f%");
});

it("adds records up", () => {
  expect(
    sumRecords([
      { games: 3, wins: 1 },
      { games: 4, wins: 2 },
    ]),
  ).toEqual({ games: 7, wins: 3 });
  expect(sumRecords([])).toEqual({ games: 0, wins: 0 });
});
