import type { BrowserContext } from "playwright-core";
import type { ServedApp } from "../app/serve-app.ts";
import { startBrowser } from "../console/browser.ts";
import { ascending, median, type Measurement, ms } from "../harness/figures.ts";
import { noteOf } from "./measure-taps.ts";
import { timeUntilShown } from "./page-clock.ts";
import { newPhone, settledMs } from "./phone.ts";
import { eventsOfLongGame, lifeAfterLongGame, type Table } from "./seed-games.ts";

const wantedMs = 300;

/** How soon a long game shows as it stands, from the tap on it on the pod's page: on a phone that has nothing, and on one that had it open. */
export async function measureOpeningPhone(app: ServedApp, table: Table, rounds: number): Promise<Measurement> {
  const browser = await startBrowser();
  const times = { cold: [] as number[], warm: [] as number[] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      const phone = await newPhone(browser, app, table.players[0]!);
      times.cold.push(await openFromPod(phone, table));
      times.warm.push(await openFromPod(phone, table));
      await phone.close();
    }
  } finally {
    await browser.close();
  }
  const many = eventsOfLongGame.toLocaleString("en-GB");
  return {
    figures: Object.entries(times).map(([how, took]) => {
      const middle = median(took);
      return {
        what: `a game with ${many} events, tapped on the pod's page → its life painted, ${how === "cold" ? "nothing on the phone" : "had it open before"}, median`,
        measured: ms(middle),
        target: `≤ ${wantedMs} ms`,
        reached: middle <= wantedMs,
      };
    }),
    notes: Object.entries(times).map(([how, took]) => `${noteOf(`opening-phone, ${how}, ${rounds} times`, ascending(took))}.`),
  };
}

/** On a page of its own, which has nothing in its memory; then left alone until it has written down what it wants to. */
async function openFromPod(phone: BrowserContext, { gameId, players: [player] }: Table): Promise<number> {
  const page = await phone.newPage();
  await page.goto(`/pods/${player!.podId}`);
  const address = `/pods/${player!.podId}/live/${gameId}`;
  await page.locator(`a[href="${address}"]`).waitFor();
  await page.waitForTimeout(settledMs);
  const took = await timeUntilShown(page, address, String(lifeAfterLongGame));
  await page.waitForTimeout(settledMs);
  await page.close();
  return took;
}
