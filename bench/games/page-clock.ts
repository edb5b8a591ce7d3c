import type { Page } from "playwright-core";

declare global {
  interface Window {
    /** What the page's own clock has noted, by `watchSeat`. */
    noted: Noted;
    /** Resolves when the frame that is due has been made. */
    afterFrame: () => Promise<number>;
  }
}

/** Moments in milliseconds of the epoch, in their order. */
export interface Noted {
  /** A finger came down, or was lifted: the event's own time, before any code of the page ran. */
  downs: number[];
  lifts: number[];
  /** The frame was made in which the seat's number was another; and in which what it says of its life was another. */
  numbers: number[];
  lives: number[];
}

/**
 * Lets a page note by its own clock when a seat was touched and when its change was painted. Painted is: after the mutation,
 * the next frame's callbacks have run (requestAnimationFrame), and after them its style, layout and paint, which is when a
 * message that was posted in it arrives. What the compositor then needs is not in it. The moments of pages on one machine
 * can be compared: timeOrigin + now.
 */
export async function watchSeat(page: Page, seat: number): Promise<void> {
  await page.evaluate(defineAfterFrame);
  await page.evaluate((number) => {
    const noted: Noted = (window.noted = { downs: [], lifts: [], numbers: [], lives: [] });
    const note = (list: number[]) => (event: Event) => list.push(performance.timeOrigin + event.timeStamp);
    addEventListener("pointerdown", note(noted.downs), { capture: true });
    addEventListener("pointerup", note(noted.lifts), { capture: true });
    const number$ = () => document.querySelector(`[data-seat="${number}"] .tabular-nums`)?.textContent;
    const life$ = () => document.querySelector(`[data-seat="${number}"]`)?.getAttribute("aria-label");
    let [shown, life] = [number$(), life$()];
    new MutationObserver(() => {
      if (number$() !== shown) void window.afterFrame().then((at) => noted.numbers.push(at));
      if (life$() !== life) void window.afterFrame().then((at) => noted.lives.push(at));
      [shown, life] = [number$(), life$()];
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["aria-label"] });
  }, seat);
}

export async function notedBy(page: Page): Promise<Noted> {
  return await page.evaluate(() => window.noted);
}

/** Clicks a link within the app, and says after how many milliseconds a seat's number is painted as it should be. */
export async function timeUntilShown(page: Page, link: string, life: string): Promise<number> {
  await page.evaluate(defineAfterFrame);
  return await page.evaluate(
    async ([address, wanted]) => {
      const from = performance.timeOrigin + performance.now();
      document.querySelector<HTMLElement>(`a[href="${address}"]`)!.click();
      const isThere = () => document.querySelector("section[data-seat] .tabular-nums")?.textContent === wanted;
      await new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => isThere() && (observer.disconnect(), resolve()));
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      });
      return (await window.afterFrame()) - from;
    },
    [link, life] as const,
  );
}

function defineAfterFrame(): void {
  window.afterFrame = async () =>
    await new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener("message", () => resolve(performance.timeOrigin + performance.now()));
        port1.start();
        port2.postMessage(null);
      });
    });
}
