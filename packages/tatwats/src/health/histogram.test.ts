import { expect, test } from "vitest";
import { addHistograms, bounds, bucketOf, countInto, percentileOf, percentilesOf, totalOf } from "./histogram.ts";

/** The same numbers in every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function histogramOf(durations: readonly number[]): number[] {
  const counts: number[] = [];
  for (const ms of durations) countInto(counts, ms);
  return counts;
}

test("bounds rise, each by less than the double of the one before", () => {
  for (const [bucket, bound] of bounds.entries()) {
    if (bucket < 2) continue;
    expect(bound / bounds[bucket - 1]!).toBeGreaterThan(1.3);
    expect(bound / bounds[bucket - 1]!).toBeLessThan(1.7);
  }
  expect(bounds.at(-1)).toBeGreaterThan(3_600_000);
});

test("a duration falls into the bucket whose bound it does not exceed", () => {
  expect([0, 0.5, 0.51, 1, 1.01].map(bucketOf)).toEqual([0, 0, 1, 1, 2]);
  for (const [bucket, bound] of bounds.entries()) {
    expect(bucketOf(bound)).toBe(bucket);
    expect(bucketOf(bound * 1.000001)).toBe(bucket + 1);
  }
  expect(bucketOf(Infinity)).toBe(bounds.length);
});

test("an estimated percentile lies within the bucket of the true one", () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = randomFrom(seed);
    // From a tenth of a millisecond to some minutes, evenly on the logarithm.
    const durations = Array.from({ length: 1 + Math.floor(random() * 500) }, () => 10 ** (random() * 6.5 - 1));
    const sorted = durations.toSorted((one, other) => one - other);
    const histogram = histogramOf(durations);
    for (const share of [0.01, 0.5, 0.9, 0.95, 0.99, 1]) {
      const truth = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
      const estimate = percentileOf(histogram, share)!;
      expect(estimate, `seed ${seed}, share ${share}`).toBeGreaterThanOrEqual(bounds[bucketOf(truth) - 1] ?? 0);
      expect(estimate, `seed ${seed}, share ${share}`).toBeLessThanOrEqual(bounds[bucketOf(truth)]!);
    }
  }
});

test("a greater share never gives a smaller percentile", () => {
  for (let seed = 100; seed < 130; seed += 1) {
    const random = randomFrom(seed);
    const histogram = Array.from({ length: bounds.length + 1 }, () => (random() < 0.6 ? 0 : Math.floor(random() * 50)));
    let last = 0;
    for (let share = 0; share <= 1; share += 0.01) {
      const estimate = percentileOf(histogram, share) ?? 0;
      expect(estimate).toBeGreaterThanOrEqual(last);
      last = estimate;
    }
  }
});

test("the sum of histograms is the histogram of all", () => {
  for (let seed = 200; seed < 230; seed += 1) {
    const random = randomFrom(seed);
    const some = () => Array.from({ length: Math.floor(random() * 40) }, () => 10 ** (random() * 7 - 1));
    const [one, other] = [some(), some()];
    const sum = addHistograms(histogramOf(one), histogramOf(other));
    expect(sum).toEqual(histogramOf([...one, ...other]));
    expect(totalOf(sum)).toBe(one.length + other.length);
  }
});

test("nothing measured has no percentile, and beyond the last bound that bound is all that is known", () => {
  expect(percentilesOf([])).toEqual({ p50: null, p95: null, p99: null });
  expect(percentilesOf([0, 0])).toEqual({ p50: null, p95: null, p99: null });
  expect(percentileOf(histogramOf([1e9]), 0.5)).toBe(bounds.at(-1));
});
