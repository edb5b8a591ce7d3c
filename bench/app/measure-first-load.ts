import { join } from "node:path";
import { freePort } from "@tatwats/local-postgres";
import lighthouse from "lighthouse";
import { startBrowser } from "../console/browser.ts";
import { median, type Figure, type Measurement } from "../harness/figures.ts";
import { gzippedKilobytes, scriptsOfEntry } from "../harness/page-scripts.ts";
import type { Seated } from "./seed-people.ts";
import type { ServedApp } from "./serve-app.ts";

const wanted = { performance: 90, accessibility: 95, "best-practices": 95 } as const;
type Category = keyof typeof wanted;
const wantedKilobytes = 150;
const webFolder = join(import.meta.dirname, "../../apps/podtracker/web/dist");

/** Lighthouse as it is for phones (slow 4G and a four times slower processor, both simulated), with nothing in the cache. */
export async function measureFirstLoad(app: ServedApp, person: Seated, rounds: number, say: (line: string) => void): Promise<Measurement> {
  const port = await freePort();
  const browser = await startBrowser(port);
  const figures: Figure[] = [];
  const notes: string[] = [];
  try {
    for (const [name, path, cookie] of [
      ["the first page, signed out", "/welcome", undefined],
      ["the pods, signed in", "/", person.cookie],
    ] as const) {
      const found: Record<Category, number[]> = { performance: [], accessibility: [], "best-practices": [] };
      const failed = new Set<string>();
      let paints = "";
      for (let round = 0; round < rounds; round += 1) {
        const result = await lighthouse(
          app.origin + path,
          { port, onlyCategories: Object.keys(wanted), logLevel: "error", ...(cookie ? { extraHeaders: { Cookie: cookie } } : {}) },
          { extends: "lighthouse:default", settings: { disableFullPageScreenshot: true } },
        );
        if (!result) throw new Error(`Lighthouse says nothing of ${path}.`);
        for (const category of Object.keys(wanted) as Category[]) {
          const { score, auditRefs } = result.lhr.categories[category]!;
          found[category].push(Math.round((score ?? 0) * 100));
          for (const { id, weight } of auditRefs) if (weight > 0 && (result.lhr.audits[id]?.score ?? 1) < 0.9) failed.add(id);
        }
        paints = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"]
          .map((id) => `${id} ${result.lhr.audits[id]?.displayValue}`)
          .join(", ");
      }
      for (const category of Object.keys(wanted) as Category[]) {
        const score = median(found[category]);
        say(`${name}, ${category}: ${score}`);
        figures.push({
          what: `Lighthouse for phones, ${name}: ${category}`,
          measured: String(score),
          target: `≥ ${wanted[category]}`,
          reached: score >= wanted[category],
        });
      }
      notes.push(`${name}: median of ${rounds}; last: ${paints}; below 90 in one of them: ${[...failed].join(", ") || "nothing"}.`);
    }
  } finally {
    await browser.close();
  }
  const kilobytes = gzippedKilobytes(webFolder, scriptsOfEntry(webFolder));
  figures.push({
    what: "JavaScript, named by the first page",
    measured: `${kilobytes.toFixed(0)} kB gzipped`,
    target: `≤ ${wantedKilobytes} kB`,
    reached: kilobytes <= wantedKilobytes,
  });
  return { figures, notes };
}
