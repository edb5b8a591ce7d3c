import type { ServedApp } from "../app/serve-app.ts";
import { startBrowser } from "../console/browser.ts";
import { ascending, type Measurement, ms, percentile } from "../harness/figures.ts";
import { noteOf } from "./measure-taps.ts";
import { notedBy, watchSeat } from "./page-clock.ts";
import { newPhone, sitDown, tapOften } from "./phone.ts";
import type { Table } from "./seed-games.ts";

const wanted = { medianMs: 40, lateMs: 120 };
const pauseMs = 150;

/** How soon a tap on one phone is painted on another: from the finger's being lifted, by the clocks of the same machine. */
export async function measureTwoPhones(app: ServedApp, table: Table, taps: number): Promise<Measurement> {
  const browser = await startBrowser();
  try {
    const [one, other] = table.players;
    const pages = [await sitDown(await newPhone(browser, app, one!), table), await sitDown(await newPhone(browser, app, other!), table)];
    for (const page of pages) await watchSeat(page, 1);
    await tapOften(pages[0]!, taps, pauseMs);
    await pages[1]!.waitForTimeout(1_000);
    const [{ lifts }, { lives }] = [await notedBy(pages[0]!), await notedBy(pages[1]!)];
    if (lives.length !== taps) throw new Error(`${taps} taps on one phone, and ${lives.length} changes on the other.`);
    const delays = ascending(lives.map((at, index) => at - lifts[index]!));
    const [median, late] = [percentile(delays, 50), percentile(delays, 99)];
    return {
      figures: [
        {
          what: "tap on one phone → painted on another, one game, p50",
          measured: ms(median),
          target: `≤ ${wanted.medianMs} ms`,
          reached: median <= wanted.medianMs,
        },
        { what: "the same, p99", measured: ms(late), target: `≤ ${wanted.lateMs} ms`, reached: late <= wanted.lateMs },
      ],
      notes: [noteOf(`two phones: ${taps} taps, both phones and the server on this machine`, delays) + "."],
    };
  } finally {
    await browser.close();
  }
}
