import { monitorEventLoopDelay } from "node:perf_hooks";
import { leaseMs, type ProcessFigures } from "./process-record.ts";

/** Each sample wakes the process: more often would cost more than all else that it does when it is idle. */
const sampleEveryMs = 100;
/** A process that used less of a silence than this was not busy: it was suspended, or its machine was. */
const busyShare = 0.1;

export interface ProcessMeter {
  /** Without the event-loop delay where none was measured, or where all that was measured is a suspension. */
  read(): ProcessFigures;
  /** Forgets the event-loop delay measured so far: of a start, or of a silence for which the process was declared dead. */
  forgetDelay(): void;
  stop(): void;
}

/**
 * How long what arrives at any moment has to wait for the loop, on average: half the mean square of the times between
 * samples by their mean, less what the samples themselves are apart. One long silence counts by its share of the time,
 * as a highest percentile of few samples would not.
 */
export function expectedWaitMs({ mean, stddev }: { mean: number; stddev: number }): number {
  const waitMs = (mean ** 2 + stddev ** 2) / (2 * mean) / 1e6 - sampleEveryMs / 2;
  return Math.max(0, Math.round(waitMs * 10) / 10);
}

/** Measures this process: memory in bytes, the wait for its event loop in ms since the last reading, CPU as a share of one core. */
export function measureProcess(now: () => number = () => performance.now()): ProcessMeter {
  const delay = monitorEventLoopDelay({ resolution: sampleEveryMs });
  delay.enable();
  let last = { at: now(), cpu: process.cpuUsage() };
  let usedBeforeMs = 0;

  /** The sample of a silence may come only after the reading that ended it: two readings' work counts. */
  function wasSuspended(usedMs: number): boolean {
    const longestMs = delay.max / 1e6;
    return longestMs > leaseMs && usedBeforeMs + usedMs < longestMs * busyShare;
  }

  return {
    read() {
      const used = process.cpuUsage(last.cpu);
      const usedMs = (used.user + used.system) / 1000;
      const elapsedMs = now() - last.at;
      last = { at: now(), cpu: process.cpuUsage() };
      const figures: ProcessFigures = {
        memoryBytes: process.memoryUsage.rss(),
        cpu: elapsedMs > 0 ? Math.round((usedMs / elapsedMs) * 1000) / 1000 : 0,
      };
      if (delay.count > 0 && !wasSuspended(usedMs)) figures["eventLoopDelayMs"] = expectedWaitMs(delay);
      usedBeforeMs = usedMs;
      delay.reset();
      return figures;
    },
    forgetDelay: () => delay.reset(),
    stop: () => delay.disable(),
  };
}
