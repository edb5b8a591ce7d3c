/**
 * Durations in fixed buckets, each half as wide again as the one before it or a little more: a
 * percentile read from them is off by a fifth at most, and histograms of any processes and times add up.
 */

const steps = [1, 1.5, 2, 3, 5, 7];
const decades = 7;

/** The upper bound of each bucket in ms, itself included: from half a millisecond to two hours. One more bucket has what is longer. */
export const bounds: readonly number[] = [
  0.5,
  ...Array.from({ length: decades }, (_, decade) => steps.map((step) => step * 10 ** decade)).flat(),
];

/** How many fell into each bucket; the last zeros may be left out. */
export type Histogram = readonly number[];

/** SQL that adds up a column of histograms. A sum for each bucket takes half the time of an aggregate that adds arrays. */
export function sumOfHistograms(column: string): string {
  const sums = Array.from({ length: bounds.length + 1 }, (_, bucket) => `coalesce(sum(${column}[${bucket + 1}]), 0)`);
  return `array[${sums.join(", ")}]::float8[]`;
}

/** The place of a duration in ms among the buckets. */
export function bucketOf(ms: number): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ms <= bounds[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Counts a duration in ms into `counts`. */
export function countInto(counts: number[], ms: number): void {
  const bucket = bucketOf(ms);
  while (counts.length <= bucket) counts.push(0);
  counts[bucket]! += 1;
}

export function addHistograms(one: Histogram, other: Histogram): number[] {
  const [longer, shorter] = one.length >= other.length ? [one, other] : [other, one];
  return longer.map((count, bucket) => count + (shorter[bucket] ?? 0));
}

export function totalOf(histogram: Histogram): number {
  return histogram.reduce((sum, count) => sum + count, 0);
}

/**
 * Estimates a percentile in ms: the place within its bucket is taken as spread evenly. Of what is
 * longer than the last bound only that bound is known.
 *
 * @param share 0 to 1, such as 0.95
 * @returns null for an empty histogram
 */
export function percentileOf(histogram: Histogram, share: number): number | null {
  const total = totalOf(histogram);
  if (total === 0) return null;
  const wanted = share * total;
  let before = 0;
  for (const [bucket, count] of histogram.entries()) {
    if (count > 0 && before + count >= wanted) {
      const from = bounds[bucket - 1] ?? 0;
      const to = bounds[bucket] ?? from;
      return from + (to - from) * Math.min(1, Math.max(0, (wanted - before) / count));
    }
    before += count;
  }
  return bounds.at(-1)!;
}

/** Percentiles in ms; null where nothing was measured. */
export interface Percentiles {
  p50: number | null;
  p95: number | null;
  p99: number | null;
}

export function percentilesOf(histogram: Histogram): Percentiles {
  const of = (share: number) => roundMs(percentileOf(histogram, share));
  return { p50: of(0.5), p95: of(0.95), p99: of(0.99) };
}

/** To a hundredth of a millisecond. */
export function roundMs(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms * 100) / 100;
}
