import { AxeBuilder } from "@axe-core/playwright";
import { freePort } from "@tatwats/local-postgres";
import lighthouse from "lighthouse";
import type { Browser } from "playwright-core";
import type { Measurement } from "../../harness/figures.ts";
import { onDatabase } from "../../harness/effects.ts";
import { openSignedIn, screen, startBrowser, type Theme } from "../browser.ts";
import type { ConsoleGround } from "../ground.ts";
import { allPages, type ConsolePage } from "../pages.ts";
import { cookieHeader } from "../serve.ts";
import { takeSamples } from "./samples.ts";
import { installWatch, timeLoad } from "./watch-content.ts";

const wantedScore = 95;
/** A live page is never done with the network, which Lighthouse would wait for. */
const longestLoadMs = 6_000;
const themes: readonly Theme[] = ["dark", "light"];
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Lighthouse's score for accessibility, and what axe finds in both themes, of every page as it is with much in it. */
export async function measureAccessibility({ database, server, about, say }: ConsoleGround): Promise<Measurement> {
  const samples = await onDatabase(database.url, async (client) => await takeSamples(client, 20));
  const pages = allPages(samples).filter(({ name }) => name.includes(about));
  const port = await freePort();
  const browser = await startBrowser(port);
  try {
    const scores: { name: string; score: number; failed: string[] }[] = [];
    const violations: string[] = [];
    for (const page of pages) {
      const { score, failed } = await askLighthouse(`${server.origin}/console${page.path}`, port);
      scores.push({ name: page.name, score, failed });
      for (const theme of themes) violations.push(...(await askAxe(browser, { origin: server.origin, page, theme })));
      say(`${page.name}: ${score}${failed.length > 0 ? ` (${failed.join(", ")})` : ""}; ${violations.length} violations so far`);
    }
    const worst = scores.toSorted((one, other) => one.score - other.score)[0]!;
    const faults = scores
      .filter(({ failed }) => failed.length > 0)
      .map(({ name, score, failed }) => `${name} ${score}: ${failed.join(", ")}`);
    return {
      figures: [
        {
          what: `Lighthouse, accessibility, the worst of ${pages.length} pages (${worst.name})`,
          measured: String(worst.score),
          target: `≥ ${wantedScore}`,
          reached: worst.score >= wantedScore,
        },
        {
          what: `axe, ${pages.length} pages in ${themes.length} themes`,
          measured: `${violations.length} violations`,
          target: "none",
          reached: violations.length === 0,
        },
      ],
      notes: [
        `Lighthouse: ${faults.length > 0 ? faults.join("; ") : "no page fails any of its checks"}.`,
        `axe, by the rules of WCAG 2.2 A and AA and its best practices: ${violations.length > 0 ? violations.join("; ") : "nothing"}.`,
      ],
    };
  } finally {
    await browser.close();
  }
}

async function askLighthouse(url: string, port: number): Promise<{ score: number; failed: string[] }> {
  const result = await lighthouse(
    url,
    { port, onlyCategories: ["accessibility"], extraHeaders: { Cookie: cookieHeader.cookie }, logLevel: "error" },
    {
      extends: "lighthouse:default",
      settings: {
        formFactor: "desktop",
        throttlingMethod: "provided",
        maxWaitForLoad: longestLoadMs,
        disableFullPageScreenshot: true,
        screenEmulation: { mobile: false, ...screen, deviceScaleFactor: 1, disabled: false },
      },
    },
  );
  const category = result?.lhr.categories["accessibility"];
  if (!result || category?.score == null) throw new Error(`Lighthouse has no score for ${url}: ${result?.lhr.runtimeError?.message}`);
  if (!result.lhr.finalDisplayedUrl.startsWith(url.split("?")[0]!)) throw new Error(`Lighthouse ended at ${result.lhr.finalDisplayedUrl}.`);
  const failed = category.auditRefs.filter(({ id, weight }) => weight > 0 && result.lhr.audits[id]?.score === 0).map(({ id }) => id);
  return { score: Math.round(category.score * 100), failed };
}

async function askAxe(
  browser: Browser,
  { origin, page: { name, path, content }, theme }: { origin: string; page: ConsolePage; theme: Theme },
): Promise<string[]> {
  const { page, context } = await openSignedIn(browser, origin);
  await page.addInitScript((choice) => localStorage.setItem("theme", choice), theme);
  await installWatch(page);
  await timeLoad(page, path, content);
  const found = await new AxeBuilder({ page }).withTags(rules).analyze();
  await context.close();
  return found.violations.map(
    ({ id, nodes }) =>
      `${name}, ${theme}: ${id} at ${nodes
        .map((node) => node.target.join(" "))
        .slice(0, 3)
        .join(" | ")}`,
  );
}
