import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { ascending, percentile } from "./figures.ts";

const writes = 500;

/** What the disk under the databases can do at best for one who waits for each write. */
export function measureSyncs(folder: string): { syncsPerSecond: number; medianMs: number } {
  const file = openSync(join(folder, "syncs"), "w");
  const page = Buffer.alloc(8_192, 1);
  const begun = performance.now();
  const tookMs = Array.from({ length: writes }, () => {
    const start = performance.now();
    writeSync(file, page);
    fdatasyncSync(file);
    return performance.now() - start;
  });
  const syncsPerSecond = (writes * 1_000) / (performance.now() - begun);
  closeSync(file);
  return { syncsPerSecond, medianMs: percentile(ascending(tookMs), 50) };
}
