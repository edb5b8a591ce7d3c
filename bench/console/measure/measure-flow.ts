import type { Browser, Page } from "playwright-core";
import { ascending, type Measurement, median, ms, percentile, times } from "../../harness/figures.ts";
import { openSignedIn, startBrowser } from "../browser.ts";
import { ways } from "../cast.ts";
import type { ConsoleGround } from "../ground.ts";
import { startTraffic } from "./traffic.ts";

const messagesPerSecond = 2_000;
const wantedFrames = 50;
const settleMs = 5_000;
/** Longer than this between two frames, and one of sixty a second was left out. */
const lateMs = 20;

interface Frames {
  /** Of each second how many; the median of them. */
  perSecond: number;
  /** 0 to 1. */
  late: number;
  longestMs: number;
  p99Ms: number;
}

/** Frames of the flow page while the record of 30 ways grows by 2,000 messages a second; no engine runs. */
export async function measureFlow({ database, server, quick, say }: ConsoleGround): Promise<Measurement> {
  const seconds = quick ? 5 : 20;
  const browser = await startBrowser();
  const traffic = await startTraffic(database.url, messagesPerSecond);
  try {
    const views = ["mediator", "direct"] as const;
    const blank = await watchBlank(browser, seconds);
    say(`blank page: ${told(blank)}`);
    const all = [];
    for (const view of views) {
      const { frames, lines, heard, moved } = await watchFlow(browser, { origin: server.origin, view, seconds });
      say(`flow, ${view}: ${told(frames)}; ${lines} lines, ${heard} frames of /ops, ${moved} messages`);
      all.push({ view, frames, lines, heard, moved });
    }
    const [usual, direct] = [all[0]!, all[1]!];
    const row = ({ frames, lines }: typeof usual, what: string) => ({
      what: `flow page, ${what}, ${ways.length} ways as ${lines} lines, ${messagesPerSecond.toLocaleString("en-GB")} messages/s`,
      measured: `${frames.perSecond.toFixed(0)} frames/s, ${times(frames.perSecond / blank.perSecond)} a blank page's`,
      target: `≥ ${wantedFrames} frames/s`,
      reached: frames.perSecond >= wantedFrames,
    });
    return {
      figures: [row(usual, "through the_mediator"), row(direct, "who to whom")],
      notes: [
        `Flow: frames of ${seconds} s, ${settleMs / 1_000} s after it stood, in a Chromium without a graphics card. A blank page: ${told(blank)}. Through the_mediator: ${told(usual.frames)}; who to whom: ${told(direct.frames)}. Meanwhile came ${usual.heard} and ${direct.heard} frames of \`/ops\`, of ${rateOf(usual.moved, seconds)} and ${rateOf(direct.moved, seconds)} messages/s; PostgreSQL, the web process and the bench that adds to the record ran on the same ${navigator.hardwareConcurrency} cores.`,
      ],
    };
  } finally {
    await traffic.stop();
    await browser.close();
  }
}

async function watchBlank(browser: Browser, seconds: number): Promise<Frames> {
  const page = await browser.newPage();
  await page.setContent("<title>blank</title>");
  const frames = await countFrames(page, seconds);
  await page.close();
  return frames;
}

interface Watched {
  frames: Frames;
  lines: number;
  /** Frames that the server told meanwhile, and what they counted. */
  heard: number;
  moved: number;
}

async function watchFlow(browser: Browser, { origin, view, seconds }: { origin: string; view: string; seconds: number }): Promise<Watched> {
  const { page, context } = await openSignedIn(browser, origin);
  const counts: number[] = [];
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      const sent = sentIn(String(payload));
      if (sent !== undefined) counts.push(sent);
    }),
  );
  await page.goto(`/console/messages/flow?view=${view}`);
  await page.locator(".react-flow__edge").first().waitFor();
  await page.waitForTimeout(settleMs);
  counts.length = 0;
  const frames = await countFrames(page, seconds);
  const lines = await page.locator(".react-flow__edge").count();
  await context.close();
  return { frames, lines, heard: counts.length, moved: counts.reduce((sum, one) => sum + one, 0) };
}

/** How many messages a frame of the topic `flow` counts; undefined for any other. */
function sentIn(payload: string): number | undefined {
  const begin = payload.indexOf('["flow",');
  if (begin === -1) return undefined;
  const [, { edges }] = JSON.parse(payload.slice(begin)) as [string, { edges: { sent: number }[] }];
  return edges.reduce((sum, { sent }) => sum + sent, 0);
}

async function countFrames(page: Page, seconds: number): Promise<Frames> {
  const at = await page.evaluate(
    async (span) =>
      await new Promise<number[]>((resolve) => {
        const drawn: number[] = [];
        const note = (now: number) => {
          drawn.push(now);
          if (now - drawn[0]! >= span) resolve(drawn);
          else requestAnimationFrame(note);
        };
        requestAnimationFrame(note);
      }),
    seconds * 1_000,
  );
  const gaps = at.slice(1).map((time, index) => time - at[index]!);
  const counts = Array.from({ length: seconds }, (_, second) => at.filter((time) => Math.floor((time - at[0]!) / 1_000) === second).length);
  return {
    perSecond: median(counts),
    late: gaps.filter((gap) => gap > lateMs).length / gaps.length,
    longestMs: Math.max(...gaps),
    p99Ms: percentile(ascending(gaps), 99),
  };
}

function told({ perSecond, late, longestMs, p99Ms }: Frames): string {
  return `${perSecond.toFixed(0)} frames/s, ${(late * 100).toFixed(1)} % later than ${lateMs} ms, p99 ${ms(p99Ms)}, longest ${ms(longestMs)}`;
}

function rateOf(messages: number, seconds: number): string {
  return Math.round(messages / seconds).toLocaleString("en-GB");
}
