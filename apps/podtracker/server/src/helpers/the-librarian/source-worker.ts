import { parentPort, workerData } from "node:worker_threads";
import { readSource, type SourceRequest } from "./read-source.ts";

// A thread of its own: what 170 MB of cards leave behind goes with it, and nothing of the process waits meanwhile.
parentPort!.postMessage(await readSource(workerData as SourceRequest));
