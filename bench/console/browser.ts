import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { findBrowser } from "@tatwats/test-kit/browser";
import { onExit } from "../harness/on-exit.ts";
import { adminCookie } from "./serve.ts";

export type Theme = "dark" | "light";

/** A laptop's screen. */
export const screen = { width: 1440, height: 900 } as const;

/** A Chromium; with a port others than Playwright can steer it too. */
export async function startBrowser(debuggingPort?: number): Promise<Browser> {
  const launch = await findBrowser();
  const args = debuggingPort === undefined ? launch.args : [...launch.args, `--remote-debugging-port=${debuggingPort}`];
  const browser = await chromium.launch({ ...launch, args, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
  const forget = onExit(() => void browser.close());
  browser.once("disconnected", forget);
  return browser;
}

/** A page with nothing in its cache, signed in as the admin. */
export async function openSignedIn(
  browser: Browser,
  origin: string,
  theme: Theme = "dark",
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport: screen, baseURL: origin, colorScheme: theme });
  await context.addCookies([{ ...adminCookie, url: origin }]);
  return { context, page: await context.newPage() };
}
