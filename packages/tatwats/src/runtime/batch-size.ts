/** A batch should take about this long, in ms: longer would make its first message wait for its last. */
const worthMs = 100;
const most = 500;

export interface BatchSizer {
  /** How many deliveries to claim for one hand. */
  size(): number;
  measured(deliveries: number, tookMs: number): void;
}

/**
 * Slow handlers get one delivery a hand, so that the hands share what waits; quick ones get many, so
 * that a transaction's cost is shared. Grows by doubling at most, so that one quick delivery of many
 * kinds does not decide.
 */
export function createBatchSizer(): BatchSizer {
  let size = 1;
  return {
    size: () => size,
    measured(deliveries, tookMs) {
      // A transaction with one delivery says little about how long many would take.
      const fitting = Math.floor(worthMs / (Math.max(tookMs, 0.1) / deliveries));
      size = Math.max(1, Math.min(most, fitting, deliveries * 2 > size ? size * 2 : size));
    },
  };
}
