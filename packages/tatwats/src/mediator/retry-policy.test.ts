import { expect, test } from "vitest";
import { defaultRetryPolicy, retryDelayMs } from "./retry-policy.ts";

test("waits double, half of each is random, and end with the last attempt", () => {
  const delays = (random: number) => [1, 2, 3, 4, 5].map((attempt) => retryDelayMs(defaultRetryPolicy, attempt, random));
  expect(delays(0)).toEqual([500, 1000, 2000, 4000, null]);
  expect(delays(0.5)).toEqual([750, 1500, 3000, 6000, null]);
});

test("no wait is longer than the longest", () => {
  expect(retryDelayMs({ attempts: 100, firstDelayMs: 1000, longestDelayMs: 60_000 }, 50, 0.999)).toBeLessThanOrEqual(60_000);
});
