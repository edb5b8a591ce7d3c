import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** What a built page's HTML names, by the files' own names: its module, and what it has fetched beforehand. */
export function scriptsOfEntry(webFolder: string): string[] {
  const html = readFileSync(join(webFolder, "index.html"), "utf8");
  return [...html.matchAll(/(?:src|href)="[^"]*\/([^/"]+\.js)"/g)].map(([, name]) => name!);
}

/** How much they are together, each gzipped by itself, in kB (10³ bytes). */
export function gzippedKilobytes(webFolder: string, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + gzipSync(readFileSync(join(webFolder, "assets", name))).length, 0) / 1_000;
}
