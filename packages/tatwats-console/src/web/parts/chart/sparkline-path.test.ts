import { expect, test } from "vitest";
import { sparklineShape } from "./sparkline-path.ts";

const size = { width: 100, height: 22 };

test("a line goes from the left to the right, higher values above", () => {
  expect(sparklineShape([0, 100], null, size).path).toBe("M0 21L100 2.48");
});

test("it is broken where nothing was measured, and a lone point is still seen", () => {
  expect(sparklineShape([1, null, 1], null, size).path).toBe("M0 2.48h0.01M100 2.48h0.01");
});

test("the normal range is a band, which is at least a hair high", () => {
  expect(sparklineShape([50], { low: 20, high: 80 }, size).band).toEqual({ y: 2.48, height: 13.89 });
  expect(sparklineShape([0], { low: 0, high: 0 }, size).band?.height).toBe(1);
});
