import { monitorEventLoopDelay } from "node:perf_hooks";
import type { ProcessFigures } from "./process-record.ts";

/** Each sample wakes the process: more often would cost more than all else that it does when it is idle. */
const sampleEveryMs = 100;

/** Measures this process: memory in bytes, event-loop delay in ms since the last reading, CPU as a share of one core. */
export function measureProcess(now: () => number = () => performance.now()): { read(): ProcessFigures; stop(): void } {
  const delay = monitorEventLoopDelay({ resolution: sampleEveryMs });
  delay.enable();
  let last = { at: now(), cpu: process.cpuUsage() };
  return {
    read() {
      const used = process.cpuUsage(last.cpu);
      const elapsedMs = now() - last.at;
      last = { at: now(), cpu: process.cpuUsage() };
      const figures = {
        memoryBytes: process.memoryUsage.rss(),
        // What is measured is the time between two samples, the wait that was asked for included.
        eventLoopDelayMs: Math.max(0, Math.round((delay.percentile(99) / 1e6 - sampleEveryMs) * 10) / 10),
        cpu: elapsedMs > 0 ? Math.round(((used.user + used.system) / 1000 / elapsedMs) * 1000) / 1000 : 0,
      };
      delay.reset();
      return figures;
    },
    stop: () => delay.disable(),
  };
}
