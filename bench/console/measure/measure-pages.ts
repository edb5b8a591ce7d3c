import type { Browser } from "playwright-core";
import { describeError, median, type Measurement, ms } from "../../harness/figures.ts";
import { onDatabase } from "../../harness/effects.ts";
import { openSignedIn, startBrowser } from "../browser.ts";
import type { ConsoleGround } from "../ground.ts";
import { type ConsolePage, measuredPages } from "../pages.ts";
import { takeSamples } from "./samples.ts";
import { installWatch, timeClick, timeLoad } from "./watch-content.ts";

const wantedMs = 1_000;
/** After it the page has fetched the code of the others, as it does by itself. */
const settleMs = 2_500;

interface Shown {
  page: ConsolePage;
  loads: number[];
  clicks: number[];
}

/** How long each page takes until it shows its content: opened with an empty cache, and from a click. */
export async function measurePages({ database, server, about, quick, say }: ConsoleGround): Promise<Measurement> {
  const samples = await onDatabase(database.url, async (client) => await takeSamples(client, 20));
  const browser = await startBrowser();
  try {
    const all: Shown[] = [];
    const pages = measuredPages(samples).filter(({ name }) => name.includes(about));
    // One load that does not count: the first of a browser starts much that the others find.
    await timeCold(browser, server.origin, pages[0]!);
    for (const page of pages) {
      const shown: Shown = { page, loads: [], clicks: [] };
      for (let round = 0; round < (quick ? 1 : 3); round += 1) {
        shown.loads.push(await timeCold(browser, server.origin, page).catch(notShown(page, say)));
        shown.clicks.push(await timeFromClick(browser, server.origin, page).catch(notShown(page, say)));
      }
      say(`${page.name}: loaded ${told(shown.loads)}, clicked ${told(shown.clicks)}`);
      all.push(shown);
    }
    return summarise(all);
  } finally {
    await browser.close();
  }
}

/** What never showed took for ever, and is told with the others. */
function notShown({ name }: ConsolePage, say: (line: string) => void): (error: unknown) => number {
  return (error) => {
    say(`${name}: ${describeError(error)}`);
    return Infinity;
  };
}

async function timeCold(browser: Browser, origin: string, { path, content }: ConsolePage): Promise<number> {
  const { page, context } = await openSignedIn(browser, origin);
  await installWatch(page);
  const took = await timeLoad(page, path, content);
  await context.close();
  return took;
}

async function timeFromClick(browser: Browser, origin: string, { path, content, from }: ConsolePage): Promise<number> {
  if (!from) throw new Error(`Nothing leads to ${path}.`);
  const { page, context } = await openSignedIn(browser, origin);
  await installWatch(page);
  await page.goto(`/console${from.path}`);
  await page.waitForTimeout(settleMs);
  // Of a list the first is clicked, whichever it is: the address is known up to its id.
  const known = from.link.includes("*=") ? `/console${path.slice(0, path.lastIndexOf("/") + 1)}` : `/console${path}`;
  const took = await timeClick(page, from.link, { path: known, content });
  await context.close();
  return took;
}

function summarise(all: readonly Shown[]): Measurement {
  const row = (what: string, of: (shown: Shown) => number[]) => {
    const slowest = all.toSorted((one, other) => median(of(other)) - median(of(one)))[0]!;
    const late = all.filter((shown) => median(of(shown)) > wantedMs);
    return {
      what: `${what}, the slowest of ${all.length} (${slowest.page.name})`,
      measured: `${ms(median(of(slowest)))}${late.length > 0 ? `; ${late.length} above` : ""}`,
      target: `≤ ${wantedMs / 1_000} s`,
      reached: late.length === 0,
    };
  };
  const lines = all.map(({ page, loads, clicks }) => `${page.name} ${told(loads)}, ${told(clicks)}`);
  return {
    figures: [
      row("a page shows its content, opened anew", ({ loads }) => loads),
      row("a page shows its content, from a click", ({ clicks }) => clicks),
    ],
    notes: [
      `Pages, opened with an empty cache, then from a click (median, longest of ${all[0]!.loads.length}, in ms, by the page's own clock): ${lines.join("; ")}.`,
    ],
  };
}

function told(values: readonly number[]): string {
  return `${median(values).toFixed(0)} / ${Math.max(...values).toFixed(0)}`;
}
