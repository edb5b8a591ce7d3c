import { Worker } from "node:worker_threads";
import type { ReadCatalogue } from "../../features/cards/replace-catalogue.ts";
import type { SourceRequest } from "./read-source.ts";

/** A whole catalogue, or why what came is none. */
export type Brought = { catalogue: ReadCatalogue } | { broken: string };

/** Reads a catalogue from its source, in a thread that ends with it or with the signal. Rejects where the source cannot be read. */
export async function readAside(request: SourceRequest, signal: AbortSignal): Promise<Brought> {
  const worker = new Worker(new URL("source-worker.ts", import.meta.url), {
    workerData: request,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  const stop = () => void worker.terminate();
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await new Promise<Brought>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", () => reject(new Error("Reading the source was cut short.")));
    });
  } finally {
    signal.removeEventListener("abort", stop);
    await worker.terminate();
  }
}
