import { writeSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";

const { beats, stalledAfterMs } = workerData as { beats: Int32Array; stalledAfterMs: number };

// Time counted in own naps, not by a clock: a machine that slept did not stall.
const napMs = 1_000;
let last = -1;
let silentMs = 0;

setInterval(() => {
  const now = Atomics.load(beats, 0);
  silentMs = now === last ? silentMs + napMs : 0;
  last = now;
  if (silentMs < stalledAfterMs) return;
  writeSync(2, `A handler has kept its process from everything else for ${stalledAfterMs} ms; ending it (pid ${process.pid}).\n`);
  process.kill(process.pid, "SIGKILL");
}, napMs);
parentPort?.postMessage("stands");
