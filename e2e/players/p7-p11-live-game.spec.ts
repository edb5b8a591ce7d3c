import type { Page } from "@playwright/test";
import { chooseCommander, enrol } from "../support/steps.ts";
import { expect, look, lookInBothThemes, phone, test } from "../support/test.ts";

const krenko = "Krenko, Mob Boss";
const names = ["Ash", "Briar", "Cole", "Dara"];

test("P7–P11: four phones start, count, lose the network, and end a game in two taps", async ({ openSharedBrowser: openBrowser }) => {
  test.setTimeout(240_000);
  // Pages that lose their network say so on their console.
  const [ash, briar, cole, dara] = (await Promise.all(names.map(async () => await openBrowser(phone, { mayFail: true })))) as [
    Page,
    Page,
    Page,
    Page,
  ];
  const pages = [ash, briar, cole, dara];
  const pod = await podOf(pages);
  let table = "";

  await test.step("P7: who sits where, with what, and who begins", async () => {
    await ash.goto(`/pods/${pod}`);
    await ash.getByRole("link", { name: "Start a game" }).click();
    for (const name of names) await ash.getByRole("button", { name: `Seat ${name}` }).click();
    await ash.getByRole("button", { name: /Ash.*deck:/ }).click();
    await chooseCommander(ash, "Commander", "krenko mob", /Krenko, Mob Boss/);
    await ash.getByRole("button", { name: /^Use Krenko/ }).click();
    await lookInBothThemes(ash, "p7-begin-phone");
    await ash.getByRole("button", { name: "Start the game" }).click();
    await expect(lifeOf(ash, "Ash")).toHaveText("40");
    table = ash.url();
    for (const page of pages.slice(1)) {
      await page.goto(`/pods/${pod}`);
      await page.getByRole("link", { name: "Join", exact: true }).click();
      await expect(page).toHaveURL(table);
    }
    await expect(lifeOf(briar, "Briar")).toHaveText("40");
  });

  await test.step("P8: a game that was put aside is so on every phone, and goes on with whoever counts", async () => {
    const aside = (page: Page) => page.getByText("This game was put aside");
    await ash.getByRole("button", { name: "Menu" }).click();
    await ash.getByRole("button", { name: "Put the game aside" }).click();
    for (const page of pages) await expect(aside(page)).toBeVisible();
    await look(ash, "p8-aside-phone");
    await briar.getByRole("button", { name: "Take it up again" }).click();
    for (const page of pages) await expect(aside(page)).toHaveCount(0);
    await briar.context().setOffline(true);
    await tap(briar, "Briar: one life more", 1);
    await ash.getByRole("button", { name: "Menu" }).click();
    await ash.getByRole("button", { name: "Put the game aside" }).click();
    await expect(aside(ash)).toBeVisible();
    await briar.context().setOffline(false);
    for (const page of pages) await expect(aside(page)).toHaveCount(0, { timeout: 30_000 });
    await expect(small(ash, "Briar", 41)).toBeVisible();
    await tap(briar, "Briar: one life less", 1);
  });

  await test.step("P8: everybody's phone shows what anybody counts, and undo takes back one's own", async () => {
    await tap(briar, "Briar: one life less", 3);
    for (const page of pages) await expect(small(page, "Briar", 37).or(seat(page, "Briar", 37))).toBeVisible();
    await briar.getByRole("button", { name: "Undo the last thing I counted" }).click();
    await expect(small(ash, "Briar", 38)).toBeVisible();
    const held = await holdDown(cole, "Cole", "Cole: one life less");
    await expect(small(ash, "Cole", held)).toBeVisible();
    // One hold is one event, and so one undo.
    await cole.getByRole("button", { name: "Undo the last thing I counted" }).click();
    await expect(small(ash, "Cole", 40)).toBeVisible();
    await briar.getByRole("button", { name: "Commander damage" }).click();
    await tap(briar, `${krenko} of Ash deals one more to Briar`, 4);
    await look(briar, "p8-damage-phone");
    await briar.getByRole("button", { name: "Done" }).click();
    await expect(briar.getByRole("button", { name: "4 commander damage from Ash" })).toBeVisible();
    await expect(small(dara, "Briar", 34)).toBeVisible();
    await dara.getByRole("button", { name: "More of Dara" }).click();
    await tap(dara, "One poison more", 2);
    await dara.getByRole("button", { name: "monarch" }).click();
    await look(dara, "p8-more-phone");
    await dara.getByRole("button", { name: "Close" }).click();
    await expect(seat(dara, "Dara", 40).getByText("monarch")).toBeVisible();
    await ash.getByRole("button", { name: /Pass the turn to Briar/ }).click();
    await expect(briar.getByRole("button", { name: /^Turn 1, Briar/ })).toBeVisible();
    await ash.getByRole("button", { name: "Menu" }).click();
    await ash.getByRole("button", { name: "d20" }).click();
    await expect(dara.getByRole("status").filter({ hasText: /\d+ on a d20/ })).toBeVisible();
    await lookInBothThemes(ash, "p8-own-phone");
    await ash.getByRole("button", { name: "Menu" }).click();
    await look(ash, "p8-menu-phone");
    await ash.getByRole("button", { name: "Log of the game" }).click();
    await look(ash, "p8-log-phone");
    // Two took back the same at once: one press lets it hold again.
    const gameId = table.split("/").at(-1)!;
    const dealt = ash.getByRole("listitem").filter({ hasText: "takes 1 from Krenko" }).first();
    const id = (await eventsOf(ash, gameId)).findLast(({ type }) => type === "commander-damage.dealt")!.id;
    for (const page of [briar, dara]) await say(page, gameId, { type: "event.undone", eventId: id });
    await dealt.getByRole("button", { name: "Redo" }).click();
    await expect(dealt.getByRole("button", { name: "Undo" })).toBeVisible();
    await ash.getByRole("button", { name: "Close" }).first().click();
    for (const page of [ash, dara]) await expect(small(page, "Briar", 34)).toBeVisible();
  });

  await test.step("P9: without a network all goes on, survives a second tab and arrives once", async () => {
    await cole.context().setOffline(true);
    await tap(cole, "Cole: one life less", 5);
    await expect(seat(cole, "Cole", 35)).toBeVisible();
    await expect(cole.getByText("5 waiting")).toBeVisible();
    await look(cole, "p9-offline-phone");
    // Nobody opened the menu on this phone before: its code came when the table stood, and it shows with the next frame.
    expect(await opensWithNextFrame(cole, "Menu")).toBe(true);
    await cole.getByRole("button", { name: "Close" }).click();
    await expect(cole.getByRole("dialog")).toHaveCount(0);
    await tap(ash, "Ash: one life more", 2);
    await expect(small(dara, "Cole", 40)).toBeVisible();
    await cole.context().setOffline(false);
    for (const page of [ash, briar, dara]) await expect(small(page, "Cole", 35)).toBeVisible({ timeout: 30_000 });
    await expect(small(cole, "Ash", 42)).toBeVisible();
    await expect(cole.getByText("waiting")).toHaveCount(0);
    // What was counted is on the device: a page that is opened anew without having sent it sends it.
    await cole.context().setOffline(true);
    await tap(cole, "Cole: one life less", 2);
    await expect(seat(cole, "Cole", 33)).toBeVisible();
    await cole.waitForTimeout(300);
    await cole.close({ runBeforeUnload: false });
    const again = await cole.context().newPage();
    await again.context().setOffline(false);
    await again.goto("/");
    await expect(small(ash, "Cole", 33)).toBeVisible({ timeout: 30_000 });
    const events = await eventsOf(ash, table.split("/").at(-1)!);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  await test.step("P10: one phone for the table, each seat turned to its player", async () => {
    await ash.getByRole("button", { name: "Menu" }).click();
    await ash.getByText("The whole table").click();
    for (const name of names) await expect(ash.getByRole("button", { name: `${name}: one life less` })).toBeVisible();
    await tap(ash, "Dara: one life less", 1);
    await expect(lifeOf(dara, "Dara")).toHaveText("39");
    await lookInBothThemes(ash, "p10-table-phone");
    await ash.getByRole("button", { name: "Menu" }).click();
    await ash.getByText("My seat").click();
  });

  await test.step("P11: who is out is confirmed, who won is told in two taps; history and chat have it", async () => {
    const gameId = table.split("/").at(-1)!;
    await say(ash, gameId, { type: "life.changed", seat: 2, delta: -34 });
    await look(briar, "p11-lethal-phone");
    await briar.getByRole("group", { name: "Is Briar out?" }).getByRole("button", { name: "Ash" }).click();
    await expect(ash.getByRole("button", { name: /^Briar, 0 life, out/ })).toBeVisible();
    for (const number of [3, 4]) await say(ash, gameId, { type: "player.eliminated", seat: number, cause: "life", bySeat: 1 });
    await expect(ash.getByText("is the last one in")).toBeVisible();
    await ash.getByRole("button", { name: "End the game" }).click();
    await look(ash, "p11-end-phone");
    await ash.getByRole("button", { name: "Combat", exact: true }).click();
    for (const page of [ash, briar, dara]) await expect(page.getByRole("heading", { name: "Ash wins" })).toBeVisible();
    await lookInBothThemes(ash, "p11-over-phone");
    await ash.getByRole("link", { name: "See the game" }).click();
    await expect(ash.getByRole("heading", { level: 1, name: /Ash won/ })).toBeVisible();
    await dara.getByRole("link", { name: "To the pod" }).click();
    await expect(dara.getByText(/Ash won|Ash beat|Ash wins/).first()).toBeVisible();
    await expect
      .poll(
        async () =>
          (await ((await ash.request.get(`/api/pods/${pod}/messages`)).json() as Promise<{ items: { kind: string }[] }>)).items.some(
            ({ kind }) => kind === "recap",
          ),
        { timeout: 30_000 },
      )
      .toBe(true);
  });
});

const opensWithNextFrame = async (page: Page, name: string) =>
  await page.getByRole("button", { name, exact: true }).evaluate(async (button: HTMLElement) => {
    button.click();
    await new Promise(requestAnimationFrame);
    return document.querySelector('[role="dialog"]') !== null;
  });
const seat = (page: Page, name: string, life: number) => page.getByRole("region", { name: `${name}, ${life} life` });
const small = (page: Page, name: string, life: number) => page.getByRole("button", { name: new RegExp(`^${name}, ${life} life`) });
const lifeOf = (page: Page, name: string) =>
  page
    .getByRole("region", { name: new RegExp(`^${name}, `) })
    .locator(".tabular-nums")
    .first();

async function podOf([ash, ...others]: Page[]): Promise<string> {
  await enrol(ash!, "Ash");
  const pod = (await (await ash!.request.post("/api/pods", { data: { name: "Tuesday Night" } })).json()) as { id: string };
  const invite = (await (await ash!.request.post(`/api/pods/${pod.id}/invites`, { data: {} })).json()) as { code: string };
  for (const [index, page] of others.entries()) {
    await enrol(page, names[index + 1]!);
    expect((await page.request.post(`/api/invites/${invite.code}/accept`)).ok()).toBe(true);
  }
  return pod.id;
}

async function tap(page: Page, name: string, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1)
    await page
      .getByRole("button", { name })
      .first()
      .click({ position: { x: 30, y: 30 } });
}

/** Holds a button until it has come to more than one, and says what the number then is. */
async function holdDown(page: Page, name: string, label: string): Promise<number> {
  const box = (await page.getByRole("button", { name: label }).boundingBox())!;
  await page.mouse.move(box.x + 30, box.y + 30);
  await page.mouse.down();
  await expect.poll(async () => Number(await lifeOf(page, name).textContent())).toBeLessThan(39);
  await page.mouse.up();
  return Number(await lifeOf(page, name).textContent());
}

async function eventsOf(page: Page, gameId: string): Promise<{ id: string; type: string }[]> {
  const answer = await page.request.get(`/api/games/${gameId}/events`);
  return ((await answer.json()) as { events: { id: string; type: string }[] }).events;
}

async function say(page: Page, gameId: string, facts: object): Promise<void> {
  const data = { events: [{ id: crypto.randomUUID(), at: new Date().toISOString(), ...facts }] };
  const answer = (await (await page.request.post(`/api/games/${gameId}/events`, { data })).json()) as { rejected: unknown[] };
  expect(answer.rejected).toEqual([]);
}
