import { mkdirSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { test as base, type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import { type App, startApp } from "./start-app.ts";

const pictures = join(import.meta.dirname, "../../artefacts/pictures");

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
export const tablet = { viewport: { width: 820, height: 1180 }, hasTouch: true } as const;
export const desktop = { viewport: { width: 1440, height: 900 } } as const;

/** What a page's console may say: the browser reports each refusal of the server there by itself. */
const refusals = /Failed to load resource: the server responded with a status of 4\d\d/;

interface Fixtures {
  app: App;
  /** A browser of somebody's own; errors on its console fail the test. */
  openBrowser: OpenBrowser;
  /** The same on the application that the stories share that end or measure none of it, one after another. */
  openSharedBrowser: OpenBrowser;
}

interface Shared {
  sharedApp: App;
}

type OpenBrowser = (device: typeof phone | typeof desktop, options?: { mayFail?: boolean }) => Promise<Page>;

export const test = base.extend<Fixtures, Shared>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern
  app: async ({}, use) => await withApp(use),
  // oxlint-disable-next-line no-empty-pattern -- as above
  sharedApp: [async ({}, use) => await withApp(use), { scope: "worker", timeout: 120_000 }],
  openBrowser: async ({ browser, app }, use) => await withBrowsers(browser, app, use),
  openSharedBrowser: async ({ browser, sharedApp }, use) => await withBrowsers(browser, sharedApp, use),
});

async function withApp(use: (app: App) => Promise<void>): Promise<void> {
  const app = await startApp();
  await use(app);
  await app.stop();
}

async function withBrowsers(browser: Browser, { url }: App, use: (open: OpenBrowser) => Promise<void>): Promise<void> {
  const contexts: BrowserContext[] = [];
  const errors: string[] = [];
  await use(async (device, { mayFail = false } = {}) => await openPage(browser, { device, url, contexts, errors: mayFail ? [] : errors }));
  for (const context of contexts) await context.close();
  expect(errors, "errors on a page's console").toEqual([]);
}

async function openPage(
  browser: Browser,
  { device, url, contexts, errors }: { device: object; url: string; contexts: BrowserContext[]; errors: string[] },
): Promise<Page> {
  const context = await browser.newContext({ ...device, baseURL: url, permissions: ["clipboard-read", "clipboard-write"] });
  contexts.push(context);
  // Pictures of cards are on another host, which tests do not reach.
  await context.route(/scryfall\.io/, (route) => route.fulfill({ status: 404 }));
  const page = await context.newPage();
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !refusals.test(message.text())) errors.push(message.text());
  });
  return page;
}

/** Keeps a picture of the page in the light it is shown in, and fails on what a screen reader would stumble over. */
export async function look(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: "disabled" });
  // In the page itself, which has no frames of others: else each look opens a page of its own to put results together.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();
  const { violations } = await axe.withTags(["wcag2a", "wcag2aa", "wcag21aa"]).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`),
    `accessibility of ${name}`,
  ).toEqual([]);
}

/** The same page in the other theme, for its picture and its contrasts. */
export async function lookInBothThemes(page: Page, name: string): Promise<void> {
  await look(page, name);
  await page.evaluate(() => document.documentElement.setAttribute("data-theme", "light"));
  await look(page, `${name}-light`);
  await page.evaluate(() => document.documentElement.setAttribute("data-theme", "dark"));
}

export { expect };
