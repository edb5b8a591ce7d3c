import { basename } from "node:path";
import type { Page } from "playwright-core";
import type { Measurement } from "../../harness/figures.ts";
import { gzippedKilobytes, scriptsOfEntry } from "../../harness/page-scripts.ts";
import { openSignedIn, startBrowser } from "../browser.ts";
import type { ConsoleGround } from "../ground.ts";
import { installWatch, timeLoad } from "./watch-content.ts";

const wantedKilobytes = 200;
const graph = /flow-graph/;
/** By then a page has fetched the code of the others, so that a server that goes away takes none with it. */
const allFetchedMs = 6_000;

/** How much JavaScript the console is before anything shows, and until the overview does. */
export async function measureScripts({ server, say }: ConsoleGround): Promise<Measurement> {
  const entry = scriptsOfEntry(server.webFolder);
  const browser = await startBrowser();
  try {
    const { page } = await openSignedIn(browser, server.origin);
    await installWatch(page);
    const fetched = collectScripts(page);
    await timeLoad(page, "/", "dl[aria-label=Figures] dd");
    const untilShown = [...fetched];
    await page.waitForTimeout(allFetchedMs);
    const later = [...fetched];
    const size = (names: readonly string[]) => gzippedKilobytes(server.webFolder, names);
    const row = (what: string, names: readonly string[]) => {
      const withGraph = names.some((name) => graph.test(name));
      say(`${what}: ${size(names).toFixed(0)} kB in ${names.length} files`);
      return {
        what: `JavaScript, ${what}`,
        measured: `${size(names).toFixed(0)} kB gzipped in ${names.length} files, ${withGraph ? "with" : "without"} the graph`,
        target: `≤ ${wantedKilobytes} kB, without the graph`,
        reached: size(names) <= wantedKilobytes && !withGraph,
      };
    };
    const graphToo = later.some((name) => graph.test(name));
    return {
      figures: [row("named by the first page", entry), row("fetched until the overview shows", untilShown)],
      notes: [
        `JavaScript: each file gzipped as zlib does by itself; some seconds later the code of all other pages is there too, together ${size(later).toFixed(0)} kB in ${later.length} files, the graph ${graphToo ? "among it" : "not among it"}.`,
      ],
    };
  } finally {
    await browser.close();
  }
}

function collectScripts(page: Page): Set<string> {
  const names = new Set<string>();
  page.on("request", (request) => {
    if (request.url().endsWith(".js")) names.add(basename(new URL(request.url()).pathname));
  });
  return names;
}
