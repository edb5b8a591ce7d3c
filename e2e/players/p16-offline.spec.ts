import type { Page } from "@playwright/test";
import { enrol } from "../support/steps.ts";
import { expect, lookInBothThemes, phone, test } from "../support/test.ts";

test("P16: an installed app opens without a network, and what was done there arrives once", async ({ app, openBrowser }) => {
  test.setTimeout(240_000);
  // Pages that lose their server say so on their console.
  const first = await openBrowser(phone, { mayFail: true });
  const context = first.context();
  await enrol(first, "Ash");
  const pod = (await (await first.request.post("/api/pods", { data: { name: "Tuesday Night" } })).json()) as { id: string };
  for (const name of ["Briar", "Cole"])
    expect((await first.request.post(`/api/pods/${pod.id}/guests`, { data: { name } })).ok()).toBe(true);
  const said = { id: crypto.randomUUID(), text: "Who brings the dice?" };
  expect((await first.request.post(`/api/pods/${pod.id}/messages`, { data: said })).ok()).toBe(true);

  await test.step("pages are visited while there is a network", async () => {
    await first.goto("/");
    await first.evaluate(async () => void (await navigator.serviceWorker.ready));
    for (const path of [`/pods/${pod.id}`, `/pods/${pod.id}/live`, "/decks", `/pods/${pod.id}/chat`]) await first.goto(path);
    await expect(first.getByText("Who brings the dice?")).toBeVisible();
    await first.goto(`/pods/${pod.id}`);
    await expect(first.getByText("No games yet. Record the first one")).toBeVisible();
    // Each page was left as soon as it came: what the next ones need is waited for here.
    for (const part of ['"messages",null', '"games","last"', '"decks","mine"', '"members"'])
      await expect.poll(async () => (await keptOnDevice(first)).join(" ")).toContain(part);
    await first.close();
  });

  await app.killAll();
  const page = await context.newPage();

  await test.step("what was visited opens with what it showed, and says that it is old", async () => {
    await page.goto("/");
    await expect(page.getByRole("link", { name: /Tuesday Night/ })).toBeVisible();
    await expect(page.getByText("What you see was loaded")).toBeVisible();
    await lookInBothThemes(page, "p16-home-phone");
    await page.goto("/decks");
    await expect(page.getByText("A deck is a commander and a name")).toBeVisible();
    await page.goto(`/pods/${pod.id}`);
    await expect(page.getByRole("heading", { level: 1, name: "Tuesday Night" })).toBeVisible();
    await expect(page.getByText("Who brings the dice?")).toBeVisible();
    await expect(page.getByText("No games yet. Record the first one")).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
    await lookInBothThemes(page, "p16-pod-phone");
  });

  await test.step("a page that was never opened says so once, and leads back", async () => {
    await page.goto(`/pods/${pod.id}/games`);
    await expect(page.getByRole("heading", { name: "Not on this device yet" })).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
    await lookInBothThemes(page, "p16-unseen-phone");
    await page.getByRole("link", { name: "Go to my pods" }).click();
    await expect(page.getByRole("link", { name: /Tuesday Night/ })).toBeVisible();
  });

  await test.step("something is said, and a game begun and counted", async () => {
    await page.goto(`/pods/${pod.id}/chat`);
    await expect(page.getByText("Who brings the dice?")).toBeVisible();
    await page.getByRole("textbox", { name: "Message" }).fill("I do, from the train");
    await page.getByRole("textbox", { name: "Message" }).press("Enter");
    await expect(page.getByText("I do, from the train")).toBeVisible();
    await page.goto(`/pods/${pod.id}/live`);
    for (const name of ["Ash", "Briar"]) await page.getByRole("button", { name: `Seat ${name}` }).click();
    await page.getByRole("button", { name: "Start the game" }).click();
    await lose(page, "Ash", 3);
    await expect(page.getByRole("region", { name: "Ash, 37 life" })).toBeVisible();
    await lookInBothThemes(page, "p16-table-phone");
    // It outlives the page.
    await page.reload();
    await expect(page.getByRole("region", { name: "Ash, 37 life" })).toBeVisible();
  });

  await test.step("with the server back all of it arrives, once", async () => {
    const gameId = page.url().split("/").at(-1)!;
    await page.goto(`/pods/${pod.id}/games`);
    await expect(page.getByRole("heading", { name: "Not on this device yet" })).toBeVisible();
    await app.startAgain();
    // The page that was never opened opens by itself.
    await expect(page.getByRole("heading", { level: 1, name: "Games" })).toBeVisible({ timeout: 30_000 });
    const counted = async () => (await read<{ events: { type: string }[] }>(page, `/api/games/${gameId}/events`))?.events.length;
    await expect.poll(counted, { timeout: 30_000 }).toBe(3);
    const texts = async () =>
      (await read<{ items: { text: string }[] }>(page, `/api/pods/${pod.id}/messages`))?.items.map(({ text }) => text);
    await expect.poll(texts, { timeout: 30_000 }).toEqual(["I do, from the train", "Who brings the dice?"]);
  });
});

async function read<Answer>(page: Page, path: string): Promise<Answer | undefined> {
  const response = await page.request.get(path);
  return response.ok() ? ((await response.json()) as Answer) : undefined;
}

async function lose(page: Page, name: string, life: number): Promise<void> {
  for (let n = 0; n < life; n += 1)
    await page
      .getByRole("button", { name: `${name}: one life less` })
      .first()
      .click({ position: { x: 30, y: 30 } });
}

/** The names of what pages have left on the device. */
async function keptOnDevice(page: Page): Promise<string[]> {
  return await page.evaluate(async () => {
    // To open one that is not there would make it.
    if (!(await indexedDB.databases()).some(({ name }) => name === "seen-pages")) return [];
    return await new Promise<string[]>((resolve, reject) => {
      const opening = indexedDB.open("seen-pages");
      opening.onerror = () => reject(new Error("The device keeps nothing."));
      opening.onsuccess = () => {
        const db = opening.result;
        const keys = db.transaction("queries").objectStore("queries").getAllKeys();
        keys.onsuccess = () => {
          db.close();
          resolve(keys.result.map(String));
        };
      };
    });
  });
}
