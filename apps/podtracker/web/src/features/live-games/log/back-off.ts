const firstMs = 1_000;
const longestMs = 30_000;

/**
 * How long to wait before the next try, in milliseconds: twice as long each time up to half a minute, and scattered, so
 * that the phones of a table do not all come back in the same moment.
 *
 * @param failures how many tries have failed in a row
 * @param chance from 0 to 1
 */
export function backOffMs(failures: number, chance: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.max(0, failures - 1)) * (0.5 + chance / 2);
}
