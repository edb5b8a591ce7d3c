import { Worker } from "node:worker_threads";
import type { SourceRequest } from "./read-source.ts";

/** As `readSource`, in a thread that ends with it or with the signal. */
export async function readAside(request: SourceRequest, signal: AbortSignal): Promise<string> {
  const worker = new Worker(new URL("source-worker.ts", import.meta.url), {
    workerData: request,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  const stop = () => void worker.terminate();
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", () => reject(new Error("Reading the source was cut short.")));
    });
  } finally {
    signal.removeEventListener("abort", stop);
    await worker.terminate();
  }
}
