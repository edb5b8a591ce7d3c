import { expect, test } from "vitest";
import { axisLabel, type ChartSeries, stacked, stepTimes, topOf } from "./chart-data.ts";

const series = (key: string, values: (number | null)[]): ChartSeries => ({ key, label: key, tone: "info", values });

test("steps follow each other from the beginning", () => {
  expect(stepTimes("1970-01-01T00:01:00.000Z", 30_000, 3)).toEqual([60, 90, 120]);
});

test("each series stands on those before it", () => {
  expect(stacked([series("handled", [3, null, 1]), series("retried", [1, null, 2])])).toEqual([
    [3, null, 1],
    [4, null, 3],
  ]);
});

test("the scale holds the values and the normal range, and is never empty", () => {
  expect(topOf([[1, 50]], 100)).toBe(108);
  expect(topOf([[null, 0]], undefined)).toBe(1);
});

test("an axis tells the time of day within two days, else the day", () => {
  const at = Date.parse("2026-11-14T20:45:00Z");
  expect(axisLabel(at, 3_600_000, "UTC")).toBe("20:45");
  expect(axisLabel(at, 7 * 86_400_000, "UTC")).toBe("14 Nov");
});
