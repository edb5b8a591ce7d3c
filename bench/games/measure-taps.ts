import type { Browser, Page } from "playwright-core";
import type { ServedApp } from "../app/serve-app.ts";
import { startBrowser } from "../console/browser.ts";
import { ascending, type Figure, type Measurement, ms, percentile } from "../harness/figures.ts";
import { notedBy, watchSeat } from "./page-clock.ts";
import { newPhone, phoneScreen, sitDown, tapOften } from "./phone.ts";
import { eventsOfLongGame, type Table } from "./seed-games.ts";

const wantedMs = 32;
/** As many times slower than this machine: a phone of some years. */
const slowness = 4;
const pauseMs = 150;
const offlineAfterMs = 3_000;

/**
 * How soon a tap is painted on the phone that was tapped, in a long game, with and without a network: from the finger coming
 * down to the number, and from its being lifted, when the game changes, to what the seat then says.
 */
export async function measureTaps(app: ServedApp, table: Table, taps: number): Promise<Measurement> {
  const browser = await startBrowser();
  try {
    const least = await measureLeast(browser, taps);
    const context = await newPhone(browser, app, table.players[0]!);
    const page = await sitDown(context, table);
    await watchSeat(page, 1);
    await slowDown(page);
    const online = await tapAndCompare(page, taps);
    await context.setOffline(true);
    await page.waitForTimeout(offlineAfterMs);
    const offline = await tapAndCompare(page, taps);
    return {
      figures: [...figuresOf("online", online), ...figuresOf("offline", offline)],
      notes: [
        `taps: ${taps} each way in a game with ${eventsOfLongGame.toLocaleString("en-GB")} events, by the page's own clock, from the pointer event's timeStamp to the end of the frame's work in the page; ${[
          noteOf("online, number", online.numbers),
          noteOf("online, game", online.lives),
          noteOf("offline, number", offline.numbers),
          noteOf("offline, game", offline.lives),
        ].join("; ")}.`,
        `taps: for comparison, a page with nothing but two buttons and a number, that writes the number itself, at the same slowness: ${noteOf("number", least.numbers)}.`,
      ],
    };
  } finally {
    await browser.close();
  }
}

/** What the browser, its frames and the clock need where a page has nothing else to do. */
async function measureLeast(browser: Browser, taps: number): Promise<Delays> {
  const context = await browser.newContext({ ...phoneScreen });
  const page = await context.newPage();
  await page.setContent(leastPage);
  await watchSeat(page, 1);
  await slowDown(page);
  const delays = await tapAndCompare(page, taps);
  await context.close();
  return delays;
}

const leastPage = `
  <section data-seat="1" aria-label="40" style="height: 80vh; display: grid">
    <button>+</button><span class="tabular-nums" style="font-size: 8rem">40</span><button>-</button>
  </section>
  <script>
    const seat = document.querySelector("section");
    const number = document.querySelector("span").firstChild;
    document.querySelectorAll("button").forEach((button, less) => {
      button.onpointerdown = () => (number.data = Number(number.data) + (less ? -1 : 1));
      button.onpointerup = () => seat.setAttribute("aria-label", number.data);
    });
  </script>`;

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowness });
}

interface Delays {
  /** From finger down to the number. */
  numbers: number[];
  /** From finger up to the changed game. */
  lives: number[];
}

async function tapAndCompare(page: Page, taps: number): Promise<Delays> {
  const before = await notedBy(page);
  await tapOften(page, taps, pauseMs);
  const { downs, lifts, numbers, lives } = await notedBy(page);
  const since = (ends: number[], begins: number[], from: number) => {
    const many = ends.length - from;
    if (many !== taps) throw new Error(`${taps} taps, and ${many} changes were painted.`);
    return ascending(ends.slice(from).map((end, index) => end - begins[from + index]!));
  };
  return { numbers: since(numbers, downs, before.numbers.length), lives: since(lives, lifts, before.lives.length) };
}

function figuresOf(how: string, { numbers, lives }: Delays): Figure[] {
  return [
    { what: `finger down → number painted, ${how}, processor ${slowness} times slower, p95`, late: percentile(numbers, 95) },
    { what: "the same, finger lifted → changed game painted, p95", late: percentile(lives, 95) },
  ].map(({ what, late }) => ({ what, measured: ms(late), target: `≤ ${wantedMs} ms`, reached: late <= wantedMs }));
}

export function noteOf(what: string, sorted: readonly number[]): string {
  const [p50, p95, p99] = [50, 95, 99].map((percent) => ms(percentile(sorted, percent)));
  return `${what}: p50 ${p50}, p95 ${p95}, p99 ${p99}, longest ${ms(sorted.at(-1) ?? NaN)}`;
}
