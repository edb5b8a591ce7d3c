import type { Page } from "@playwright/test";
import { enrol } from "../support/steps.ts";
import { expect, lookInBothThemes, phone, test } from "../support/test.ts";

test("P16: what has not been sent is named before signing out, and nothing of a person stays on the phone", async ({
  openSharedBrowser: openBrowser,
}) => {
  // Pages that lose their network say so on their console.
  const page = await openBrowser(phone, { mayFail: true });
  await enrol(page, "Ashling");
  const pod = (await (await page.request.post("/api/pods", { data: { name: "Thursday Circle" } })).json()) as { id: string };
  expect((await page.request.post(`/api/pods/${pod.id}/guests`, { data: { name: "Briar" } })).ok()).toBe(true);
  const me = (await (await page.request.get("/api/me")).json()) as { id: string; email: string };
  await page.goto(`/pods/${pod.id}/chat`);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await expect.poll(async () => await leftOnDevice(page)).toContain(me.email);

  await test.step("it is named, and stays where it cannot be sent", async () => {
    await page.goto(`/pods/${pod.id}/live`);
    for (const name of ["Ashling", "Briar"]) await page.getByRole("button", { name: `Seat ${name}` }).click();
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Start the game" }).click();
    for (let n = 0; n < 2; n += 1)
      await page
        .getByRole("button", { name: "Ashling: one life less" })
        .first()
        .click({ position: { x: 30, y: 30 } });
    await page.getByRole("link", { name: "Leave the table; it goes on" }).click();
    await page.getByRole("link", { name: /Open the chat/ }).click();
    await page.getByRole("textbox", { name: "Message" }).fill("a word from the tunnel");
    await page.getByRole("textbox", { name: "Message" }).press("Enter");
    await page.goto("/more");
    await page.getByRole("button", { name: "Sign out" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("1 message and 2 changes of a game have not been sent");
    await lookInBothThemes(page, "p16-unsent-phone");
    await dialog.getByRole("button", { name: "Send first" }).click();
    await expect(dialog).toContainText("It could not be sent now");
  });

  await test.step("with a network it is sent first, and then nothing stays", async () => {
    await page.context().setOffline(false);
    await page.getByRole("dialog").getByRole("button", { name: "Send first" }).click();
    await expect(page).toHaveURL(/\/welcome$/);
    const left = await leftOnDevice(page);
    for (const trace of [me.id, me.email, "Ashling", "Thursday", pod.id, "tunnel", "Briar"]) expect(left, trace).not.toContain(trace);
    await page.request.post("/api/auth/sign-in/email", { data: { email: me.email, password: "correct-horse-battery" } });
    const { items } = (await (await page.request.get(`/api/pods/${pod.id}/messages`)).json()) as { items: { text: string }[] };
    expect(items.filter(({ text }) => text === "a word from the tunnel")).toHaveLength(1);
  });

  await test.step("thrown away, it is gone", async () => {
    await page.goto(`/pods/${pod.id}/chat`);
    await page.route("**/messages", async (route) => await route.abort());
    await page.getByRole("textbox", { name: "Message" }).fill("better not said");
    await page.getByRole("textbox", { name: "Message" }).press("Enter");
    await page.goto("/more");
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("dialog")).toContainText("1 message has not been sent");
    await page.getByRole("button", { name: "Throw away and sign out" }).click();
    await expect(page).toHaveURL(/\/welcome$/);
    const left = await leftOnDevice(page);
    for (const trace of [me.id, me.email, "Thursday", pod.id, "better not said"]) expect(left, trace).not.toContain(trace);
  });
});

/** Everything that pages have left in the browser, as one text; of the worker's caches the addresses. */
async function leftOnDevice(page: Page): Promise<string> {
  return await page.evaluate(async () => {
    const answerOf = async <Answer>(request: IDBRequest<Answer>) =>
      await new Promise<Answer>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error("The device does not answer."));
      });
    const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue;
      const db = await answerOf(indexedDB.open(name));
      for (const store of db.objectStoreNames) found.push(name, store, await answerOf(db.transaction(store).objectStore(store).getAll()));
      db.close();
    }
    for (const cache of await caches.keys()) found.push((await (await caches.open(cache)).keys()).map(({ url }) => url));
    return JSON.stringify(found);
  });
}
