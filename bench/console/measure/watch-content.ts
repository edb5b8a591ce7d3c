import type { Page } from "playwright-core";

declare global {
  interface Window {
    /** ms by the page's clock at which its content stood; undefined until then. */
    contentAt?: number | undefined;
    /** ms by the page's clock of the last click. */
    clickedAt?: number;
    benchWatch?: (content: string, path: string) => void;
  }
}

/**
 * Has each page look at itself with every frame: its content stands when the awaited element is in
 * sight, no grey stand-in is left in the window, and the address is the awaited one.
 */
export async function installWatch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener("click", (event) => (window.clickedAt = event.timeStamp), { capture: true });
    const inSight = (element: Element) => {
      const { top, bottom, width } = element.getBoundingClientRect();
      return width > 0 && bottom > 0 && top < innerHeight;
    };
    const isThere = (content: string, path: string) => {
      const main = document.querySelector("main");
      if (!main || !(location.pathname + location.search).startsWith(path)) return false;
      if ([...main.querySelectorAll(".animate-breathe")].some((each) => inSight(each))) return false;
      return [...main.querySelectorAll(content)].some((each) => inSight(each));
    };
    window.benchWatch = (content, path) => {
      window.contentAt = undefined;
      const look = () => {
        if (isThere(content, path)) window.contentAt = performance.now();
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
  });
}

const patienceMs = 15_000;

/** Opens an address anew. @returns ms from the beginning of the navigation to its content */
export async function timeLoad(page: Page, path: string, content: string): Promise<number> {
  // Before the page's own scripts: it must not miss its first frame.
  await page.addInitScript(([awaited, place]) => window.benchWatch?.(awaited!, place!), [content, `/console${path}`]);
  await page.goto(`/console${path}`, { waitUntil: "commit" });
  await page.waitForFunction(() => window.contentAt !== undefined, undefined, { timeout: patienceMs });
  return await page.evaluate(() => window.contentAt!);
}

/** Follows a link of the page that is open. @param path the beginning of the address to which it leads */
export async function timeClick(page: Page, link: string, { path, content }: { path: string; content: string }): Promise<number> {
  const target = page.locator(link).first();
  await target.waitFor({ timeout: patienceMs });
  await page.evaluate(([awaited, place]) => window.benchWatch?.(awaited!, place!), [content, path]);
  await target.click();
  await page.waitForFunction(() => window.contentAt !== undefined, undefined, { timeout: patienceMs });
  return await page.evaluate(() => window.contentAt! - window.clickedAt!);
}
