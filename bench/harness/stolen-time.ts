import { existsSync, readFileSync } from "node:fs";

/**
 * Begins to watch what the machine's host takes away for others: on a shared one, figures are worth
 * as much as this is small.
 *
 * @returns to be called at the end; gives percent of all processor time, undefined where it is not told
 */
export function watchStolenTime(): () => number | undefined {
  const before = read();
  return () => {
    const after = read();
    return before && after && after.all > before.all ? (100 * (after.stolen - before.stolen)) / (after.all - before.all) : undefined;
  };
}

/** Ticks of all processors since the machine started: `cpu user nice system idle iowait irq softirq steal …`. */
function read(): { all: number; stolen: number } | undefined {
  if (!existsSync("/proc/stat")) return undefined;
  const [line = ""] = readFileSync("/proc/stat", "utf8").split("\n");
  const ticks = line.split(/\s+/).slice(1, 9).map(Number);
  return { all: ticks.reduce((sum, one) => sum + one, 0), stolen: ticks[7] ?? 0 };
}
