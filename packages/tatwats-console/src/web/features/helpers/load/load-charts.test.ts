import { expect, test } from "vitest";
import { loadCharts } from "./load-charts.ts";

test("each pair of figures makes a chart, with the normal range of the first", () => {
  const normal = { low: 1, high: 4 };
  const charts = loadCharts({ handledPerMinute: { values: [2, 3], normal }, failedPerMinute: { values: [0, 1], normal: null } });
  expect(charts.map(({ title, series }) => [title, series.map(({ label }) => label)])).toEqual([
    ["Messages a minute", ["handled", "failed attempts"]],
  ]);
  expect(charts[0]?.normal).toEqual(normal);
});
