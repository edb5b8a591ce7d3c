import { describe, expect, it } from "vitest";
import { winRateRange } from "./win-rate-range.ts";

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
