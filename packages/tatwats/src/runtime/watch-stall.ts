import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { Logger } from "../interfaces.ts";
import { sleepUntil } from "./sleep.ts";

/** Watches from a thread of its own whether this one still turns. */
export interface StallWatch {
  stop(): void;
}

const beatEveryMs = 1_000;
const readyWithinMs = 10_000;

/** Beside this file: a source in the repository, compiled in the package. */
const workerFile = new URL(`stall-worker${extname(import.meta.filename)}`, import.meta.url);

/**
 * Ends the process when a handler keeps its only thread for `stalledAfterMs`: nothing else in it can
 * go on, not even its heartbeat. Whoever keeps the process up starts it anew, and the messages that
 * were at work are tried again, each by itself. Resolves when the watch stands: the first handler
 * may be the one that never comes back.
 */
export async function watchStall(stalledAfterMs: number, log: Logger): Promise<StallWatch> {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(workerFile, {
    workerData: { beats, stalledAfterMs },
    // Little once it stands; more while its source is read.
    resourceLimits: { maxOldGenerationSizeMb: 48, maxYoungGenerationSizeMb: 4 },
  });
  worker.unref();
  // Without its watch a process is as good as any other.
  worker.on("error", (error) => log.warn({ error }, "nobody watches for handlers that never come back"));
  const timer = setInterval(() => Atomics.add(beats, 0, 1), beatEveryMs);
  timer.unref();
  const stands = Promise.withResolvers<void>();
  worker.once("message", stands.resolve).once("error", () => stands.resolve());
  await sleepUntil(stands.promise, readyWithinMs);
  return {
    stop() {
      clearInterval(timer);
      void worker.terminate();
    },
  };
}
