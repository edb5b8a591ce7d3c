import type { BrowserContext, Page } from "@playwright/test";
import { findBrowser } from "@tatwats/test-kit/browser";
import { enrol, signUp } from "../support/steps.ts";
import { expect, look, lookInBothThemes, phone, test } from "../support/test.ts";

const { args } = await findBrowser();
// A name that is no localhost: there browsers give a plain page what they else give to https only.
test.use({
  launchOptions: async ({ launchOptions }, use) =>
    await use({ ...launchOptions, args: [...args, "--host-resolver-rules=MAP table.test 127.0.0.1"] }),
});

test("P16: two tabs of one phone count one game; both show it, and nothing is doubled", async ({ openSharedBrowser: openBrowser }) => {
  // Pages that lose their network say so on their console.
  const first = await openBrowser(phone, { mayFail: true });
  const { table, gameId } = await beginGame(first);
  const second = await first.context().newPage();
  await second.goto(table);
  await expect(ash(second, 40)).toBeVisible();
  await first.context().setOffline(true);
  await lose(first, 2);
  await expect(ash(second, 38)).toBeVisible();
  await lose(second, 3);
  for (const page of [first, second]) await expect(ash(page, 35)).toBeVisible();
  await first.context().setOffline(false);
  const lives = async () => await lifeEvents(first, gameId);
  await expect.poll(async () => (await lives()).reduce((sum, { delta }) => sum + delta, 0), { timeout: 30_000 }).toBe(-5);
  expect(new Set((await lives()).map(({ id }) => id)).size).toBe((await lives()).length);
  for (const page of [first, second]) {
    await expect(page.getByText("waiting")).toHaveCount(0);
    await expect(ash(page, 35)).toBeVisible();
  }
  await lose(second, 1);
  for (const page of [first, second]) await expect(ash(page, 34)).toBeVisible();
});

test("P16: where the browser keeps nothing, a game is counted all the same, and its menu says so", async ({
  openSharedBrowser: openBrowser,
}) => {
  const page = await openBrowser(phone);
  await refuseStorage(page.context());
  const { gameId } = await beginGame(page);
  await lose(page, 2);
  await expect(ash(page, 38)).toBeVisible();
  await expect.poll(async () => (await lifeEvents(page, gameId)).length).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Menu" }).click();
  await expect(page.getByRole("dialog")).toContainText("This browser keeps nothing");
  await look(page, "p16-no-storage-phone");
});

test("P16: over plain http a game is counted, and one place says what https would add", async ({
  sharedApp,
  openSharedBrowser: openBrowser,
}) => {
  // It asks for a page's policy of isolation that plain http cannot have, and says so on its console.
  const page = await openBrowser(phone, { mayFail: true });
  const origin = sharedApp.url.replace("localhost", "table.test");
  const { gameId } = await beginGame(page, origin);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await lose(page, 2);
  await expect(ash(page, 38)).toBeVisible();
  await expect.poll(async () => (await lifeEvents(page, gameId, origin)).length).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Menu" }).click();
  await expect(page.getByRole("dialog")).toContainText("This address is plain http");
  await page.goto(`${origin}/more`);
  await expect(page.getByRole("region", { name: /^This / })).toContainText("Over https PodTracker could be on the home screen");
  await lookInBothThemes(page, "p16-http-phone");
});

test("P16: the home screen is offered under More, and once on the second visit", async ({ openSharedBrowser: openBrowser }) => {
  const page = await openBrowser(phone);
  await enrol(page, "Ash");
  await page.request.post("/api/pods", { data: { name: "Tuesday Night" } });
  const offer = page.getByText("Put PodTracker on your home screen");
  await page.goto("/");
  await expect(page.getByRole("link", { name: /Tuesday Night/ })).toBeVisible();
  await offerInstall(page);
  await page.getByRole("link", { name: "More" }).click();
  await expect(offer).toBeVisible();
  await lookInBothThemes(page, "p16-more-phone");
  await page.getByRole("link", { name: "Pods", exact: true }).click();
  await expect(page.getByRole("link", { name: /Tuesday Night/ })).toBeVisible();
  await expect(offer).toHaveCount(0);
  // An hour later.
  await page.evaluate(() => localStorage.setItem("visits", JSON.stringify({ count: 1, at: Date.now() - 60 * 60_000 })));
  await page.goto("/");
  await expect(page.getByRole("link", { name: /Tuesday Night/ })).toBeVisible();
  await offerInstall(page);
  await expect(offer).toBeVisible();
  await lookInBothThemes(page, "p16-hint-phone");
  await page.getByRole("button", { name: "Put it there" }).click();
  expect(await page.evaluate(() => document.documentElement.dataset["asked"])).toBe("to install");
  await expect(offer).toHaveCount(0);
  await offerInstall(page);
  await page.getByRole("button", { name: "Don’t show this again" }).click();
  await page.reload();
  await expect(page.getByRole("link", { name: /Tuesday Night/ })).toBeVisible();
  await offerInstall(page);
  await page.getByRole("link", { name: "More" }).click();
  await expect(offer).toBeVisible();
  await page.getByRole("link", { name: "Pods", exact: true }).click();
  await expect(page.getByRole("link", { name: /Tuesday Night/ })).toBeVisible();
  await expect(offer).toHaveCount(0);
});

/** What Chromium does once it finds that a page can be installed; in a test's browser it never finds. */
async function offerInstall(page: Page): Promise<void> {
  await page.evaluate(() => {
    const event = Object.assign(new Event("beforeinstallprompt"), {
      prompt: async () => void (document.documentElement.dataset["asked"] = "to install"),
    });
    dispatchEvent(event);
  });
}

async function refuseStorage(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("Refused.", "SecurityError");
    };
  });
}

/** Ash and a guest at a table, by the pages. */
async function beginGame(page: Page, origin = ""): Promise<{ table: string; gameId: string }> {
  if (origin) {
    await page.goto(`${origin}/sign-up`);
    await signUp(page, "Ash");
    await expect(page.getByRole("heading", { level: 1, name: /Welcome/ })).toBeVisible();
  } else await enrol(page, "Ash");
  const post = async (path: string, data: object) => await ask<{ id: string }>(page, origin + path, data);
  const pod = await post("/api/pods", { name: "Tuesday Night" });
  await post(`/api/pods/${pod.id}/guests`, { name: "Briar" });
  await page.goto(`${origin}/pods/${pod.id}/live`);
  for (const name of ["Ash", "Briar"]) await page.getByRole("button", { name: `Seat ${name}` }).click();
  await page.getByRole("button", { name: "Start the game" }).click();
  await expect(ash(page, 40)).toBeVisible();
  return { table: page.url(), gameId: page.url().split("/").at(-1)! };
}

/** By the page itself: only the browser knows where its names lead. */
async function ask<Answer>(page: Page, url: string, data?: object): Promise<Answer> {
  if (page.url() === "about:blank") await page.goto("/");
  return (await page.evaluate(
    async ([address, body]) => {
      const init = body === "" ? {} : { method: "POST", headers: { "content-type": "application/json" }, body };
      return (await (await fetch(address!, init)).json()) as unknown;
    },
    [url, data ? JSON.stringify(data) : ""],
  )) as Answer;
}

const ash = (page: Page, life: number) => page.getByRole("region", { name: `Ash, ${life} life` });

async function lose(page: Page, life: number): Promise<void> {
  for (let n = 0; n < life; n += 1)
    await page
      .getByRole("button", { name: "Ash: one life less" })
      .first()
      .click({ position: { x: 30, y: 30 } });
}

interface LifeEvent {
  id: string;
  type: string;
  delta: number;
}

async function lifeEvents(page: Page, gameId: string, origin = ""): Promise<LifeEvent[]> {
  const { events } = await ask<{ events?: LifeEvent[] }>(page, `${origin}/api/games/${gameId}/events`);
  return events?.filter(({ type }) => type === "life.changed") ?? [];
}
