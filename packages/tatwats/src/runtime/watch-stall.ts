import { extname } from "node:path";
import { Worker } from "node:worker_threads";

/** Watches from a thread of its own whether this one still turns. */
export interface StallWatch {
  stop(): void;
}

const beatEveryMs = 1_000;

/** Beside this file: a source in the repository, compiled in the package. */
const workerFile = new URL(`stall-worker${extname(import.meta.filename)}`, import.meta.url);

/**
 * Ends the process when a handler keeps its only thread for `stalledAfterMs`: nothing else in it can
 * go on, not even its heartbeat. Whoever keeps the process up starts it anew, and the messages that
 * were at work are tried again, each by itself.
 */
export function watchStall(stalledAfterMs: number): StallWatch {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(workerFile, {
    workerData: { beats, stalledAfterMs },
    // The watch needs next to nothing.
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 },
  });
  worker.unref();
  // Without its watch a process is as good as before.
  worker.on("error", () => {});
  const timer = setInterval(() => Atomics.add(beats, 0, 1), beatEveryMs);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      void worker.terminate();
    },
  };
}
