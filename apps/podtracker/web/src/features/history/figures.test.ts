import { expect, it } from "vitest";
import { percent, rangeWords, saysLittle, sumRecords } from "./figures.ts";

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

it("tells the range of a rate, and whether it says little", () => {
  expect(rangeWords({ winRateLow: 0.141, winRateHigh: 0.694 })).toBe("14–69\u202f%");
  expect(saysLittle({ winRateLow: 0.141, winRateHigh: 0.694 })).toBe(true);
  expect(saysLittle({ winRateLow: 0.2, winRateHigh: 0.6 })).toBe(false);
});
