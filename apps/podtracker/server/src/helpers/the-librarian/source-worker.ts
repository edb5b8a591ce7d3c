import { parentPort, workerData } from "node:worker_threads";
import { readCatalogue } from "../../features/cards/replace-catalogue.ts";
import type { Brought } from "./read-aside.ts";
import { readSource, type SourceRequest } from "./read-source.ts";

// A thread of its own: what 170 MB of cards leave behind goes with it, and nothing of the process waits meanwhile.
parentPort!.postMessage(check(await readSource(workerData as SourceRequest)));

function check(text: string): Brought {
  try {
    return { catalogue: readCatalogue(text) };
  } catch (error) {
    return { broken: (error as Error).message };
  }
}
