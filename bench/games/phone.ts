import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Seated } from "../app/seed-people.ts";
import type { ServedApp } from "../app/serve-app.ts";
import type { Table } from "./seed-games.ts";

export const phoneScreen = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** Longer than a service worker, a socket and whatever is fetched beforehand need after a page shows. */
export const settledMs = 3_000;

/** A phone with nothing on it but who is signed in. */
export async function newPhone(browser: Browser, { origin }: ServedApp, { cookie }: Seated): Promise<BrowserContext> {
  const context = await browser.newContext({ ...phoneScreen, baseURL: origin });
  const [name, value] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name: name!, value: value!, url: origin }]);
  return context;
}

/** The table of a game on a phone, when everything around it has come to rest. */
export async function sitDown(context: BrowserContext, { gameId, players: [player] }: Table): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`/pods/${player!.podId}/live/${gameId}`);
  await page.locator("section[data-seat]").waitFor();
  await page.waitForTimeout(settledMs);
  return page;
}

/** A finger that is down for so long counts one; a held one more. */
const touchMs = 50;

/** Taps a seat's large half again and again, one life more and less by turns. @param pauseMs between taps */
export async function tapOften(page: Page, many: number, pauseMs: number): Promise<void> {
  const halves = page.locator("section[data-seat] > button");
  const places = [await centreOf(halves.nth(0)), await centreOf(halves.nth(1))];
  const session = await page.context().newCDPSession(page);
  for (let n = 0; n < many; n += 1) {
    await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [places[n % 2]!] });
    await page.waitForTimeout(touchMs);
    await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    // Not in step with the screen's frames.
    await page.waitForTimeout(pauseMs + (n % 17));
  }
  await session.detach();
}

async function centreOf(half: ReturnType<Page["locator"]>): Promise<{ x: number; y: number }> {
  const box = (await half.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
