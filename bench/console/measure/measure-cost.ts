import { setTimeout as sleep } from "node:timers/promises";
import type { Measurement } from "../../harness/figures.ts";
import { watchProcessorTime } from "../../harness/processor-time.ts";
import { openSignedIn, startBrowser } from "../browser.ts";
import type { ConsoleGround } from "../ground.ts";
import { startTraffic } from "./traffic.ts";

const wantedPercent = 10;
const settleMs = 10_000;
const messagesPerSecond = 2_000;
const pages = [
  ["flow", "/console/messages/flow"],
  ["overview", "/console/"],
  ["messages", "/console/messages"],
] as const;

/** Processor time of the web process while one operator has a page open and live, and while nobody looks. */
export async function measureCost({ database, server, quick, say }: ConsoleGround): Promise<Measurement> {
  const seconds = quick ? 5 : 30;
  const watch = async () => {
    await sleep(quick ? 2_000 : settleMs);
    const processorTime = watchProcessorTime(server.pid);
    await sleep(seconds * 1_000);
    return processorTime();
  };
  const traffic = await startTraffic(database.url, messagesPerSecond);
  const browser = await startBrowser();
  try {
    const alone = await watch();
    say(`nobody looks: ${alone.toFixed(1)} %`);
    const figures = [];
    for (const [name, path] of pages) {
      const { page, context } = await openSignedIn(browser, server.origin);
      await page.goto(path);
      const percent = await watch();
      await context.close();
      say(`${name} open: ${percent.toFixed(1)} %`);
      figures.push({
        what: `web process with the ${name} page open and live`,
        measured: `${percent.toFixed(1)} % of a core`,
        target: `< ${wantedPercent} % of a core`,
        reached: percent < wantedPercent,
      });
    }
    return {
      figures,
      notes: [
        `Cost: utime + stime over ${seconds} s, ${settleMs / 1_000} s after the page was opened, ${messagesPerSecond.toLocaleString("en-GB")} messages/s in the record of ways, nothing taken off. With nobody looking it took ${alone.toFixed(1)} %.`,
      ],
    };
  } finally {
    await browser.close();
    await traffic.stop();
  }
}
