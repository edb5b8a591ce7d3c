import { readFileSync } from "node:fs";

/** Ticks a second in which Linux counts processor time. */
export const ticksPerSecond = 100;

/** utime and stime: the 14th and 15th fields, of which the second is a name in brackets. */
export function processorTicks(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(fields[11]) + Number(fields[12]);
}

/** Begins to watch a process. @returns to be called at the end; gives percent of one core */
export function watchProcessorTime(pid: number): () => number {
  const [begun, before] = [performance.now(), processorTicks(pid)];
  return () => ((processorTicks(pid) - before) / ticksPerSecond / ((performance.now() - begun) / 1_000)) * 100;
}
