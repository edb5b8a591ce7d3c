import { expect, test } from "vitest";
import { expectedWaitMs } from "./measure-process.ts";

const ms = 1e6;

test("a loop that is always on time makes nobody wait", () => {
  expect(expectedWaitMs({ mean: 100 * ms, stddev: 0 })).toBe(0);
});

test("a loop that is always late by the same makes all wait half of it", () => {
  expect(expectedWaitMs({ mean: 500 * ms, stddev: 0 })).toBe(200);
});

test("one silence of a second in a minute is no matter, a loop that is silent for a second at a time is", () => {
  expect(expectedWaitMs(timesOf([...Array<number>(590).fill(100), 1_000]))).toBeLessThan(10);
  expect(expectedWaitMs(timesOf(Array<number>(60).fill(1_000)))).toBeGreaterThan(400);
});

function timesOf(times: readonly number[]) {
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  const square = times.reduce((sum, time) => sum + (time - mean) ** 2, 0) / times.length;
  return { mean: mean * ms, stddev: Math.sqrt(square) * ms };
}
