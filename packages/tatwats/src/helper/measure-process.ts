import { monitorEventLoopDelay } from "node:perf_hooks";
import type { ProcessFigures } from "./process-record.ts";

/** Measures this process: memory in bytes, event-loop delay in ms since the last reading, CPU as a share of one core. */
export function measureProcess(now: () => number = () => performance.now()): { read(): ProcessFigures; stop(): void } {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let last = { at: now(), cpu: process.cpuUsage() };
  return {
    read() {
      const used = process.cpuUsage(last.cpu);
      const elapsedMs = now() - last.at;
      last = { at: now(), cpu: process.cpuUsage() };
      const figures = {
        memoryBytes: process.memoryUsage.rss(),
        eventLoopDelayMs: Math.max(0, Math.round(delay.percentile(99) / 1e5) / 10),
        cpu: elapsedMs > 0 ? Math.round(((used.user + used.system) / 1000 / elapsedMs) * 1000) / 1000 : 0,
      };
      delay.reset();
      return figures;
    },
    stop: () => delay.disable(),
  };
}
