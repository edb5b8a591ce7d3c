import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Measurement } from "../harness/figures.ts";
import { gzippedKilobytes, scriptsOfEntry } from "../harness/page-scripts.ts";

const wantedKilobytes = 60;
const webFolder = join(import.meta.dirname, "../../apps/podtracker/web/dist");
/** Words that only the life screen has. */
const mark = "You look on. Those at the table count.";

/** The JavaScript that the life screen needs after the shell: its chunk and all that this imports at once, less what the start has. */
export function measureBundle(): Measurement {
  const assets = join(webFolder, "assets");
  const scripts = readdirSync(assets).filter((name) => name.endsWith(".js"));
  const screens = scripts.filter((name) => readFileSync(join(assets, name), "utf8").includes(mark));
  if (screens.length !== 1) throw new Error(`The life screen is in ${screens.length} chunks, not in one.`);
  const start = withImports(assets, scriptsOfEntry(webFolder));
  const names = [...withImports(assets, screens)].filter((name) => !start.has(name));
  const kilobytes = gzippedKilobytes(webFolder, names);
  const largest = names
    .map((name) => ({ name, size: gzippedKilobytes(webFolder, [name]) }))
    .toSorted((a, b) => b.size - a.size)
    .slice(0, 5);
  return {
    figures: [
      {
        what: "JavaScript of the life screen, after the shell",
        measured: `${kilobytes.toFixed(1)} kB gzipped, in ${names.length} files`,
        target: `≤ ${wantedKilobytes} kB`,
        reached: kilobytes <= wantedKilobytes,
      },
    ],
    notes: [`bundle: the largest are ${largest.map(({ name, size }) => `${name} ${size.toFixed(1)} kB`).join(", ")}.`],
  };
}

function withImports(assets: string, names: readonly string[]): Set<string> {
  const found = new Set(names);
  for (const name of found) {
    const text = readFileSync(join(assets, name), "utf8");
    for (const [, imported] of text.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) found.add(imported!);
  }
  return found;
}
