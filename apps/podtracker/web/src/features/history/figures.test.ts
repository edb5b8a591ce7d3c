import { describe, expect, it } from "vitest";
import { percent, sumRecords, winRateRange } from "./figures.ts";

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

describe("the range of a win rate", () => {
  it("matches the published example of 10 in 100", () => {
    const { low, high } = winRateRange(10, 100);
    expect(low).toBeCloseTo(0.0552, 3);
    expect(high).toBeCloseTo(0.1744, 3);
  });

  it("is all there is without games, and stays within 0 and 1", () => {
    expect(winRateRange(0, 0)).toEqual({ low: 0, high: 1 });
    expect(winRateRange(3, 3).high).toBeCloseTo(1, 10);
    expect(winRateRange(0, 3).low).toBeCloseTo(0, 10);
  });
});
