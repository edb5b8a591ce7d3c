import type { Page } from "@playwright/test";
import { enrol } from "../support/steps.ts";
import { desktop, expect, look, lookInBothThemes, phone, test } from "../support/test.ts";

test("P6: talk with the pod, live, and miss nothing after being offline", async ({ openSharedBrowser: openBrowser }) => {
  // Pages that lose their network say so on their console.
  const ash = await openBrowser(phone, { mayFail: true });
  const briar = await openBrowser(desktop);
  await enrol(ash, "Ash");
  const pod = (await (await ash.request.post("/api/pods", { data: { name: "Tuesday Night" } })).json()) as { id: string };
  const invite = (await (await ash.request.post(`/api/pods/${pod.id}/invites`, { data: {} })).json()) as { code: string };
  await enrol(briar, "Briar");
  expect((await briar.request.post(`/api/invites/${invite.code}/accept`)).ok()).toBe(true);
  await ash.goto(`/pods/${pod.id}/chat`);
  await briar.goto(`/pods/${pod.id}/chat`);

  await test.step("both see who is there, who writes, and what is said", async () => {
    await expect(ash.getByText("1 other here")).toBeVisible();
    await briar.getByRole("textbox", { name: "Message" }).pressSequentially("Who brings the dice?");
    await expect(ash.getByText("Briar is writing")).toBeVisible();
    await briar.keyboard.press("Enter");
    await expect(ash.getByText("Who brings the dice?")).toBeVisible();
    await expect(ash.getByText("Briar is writing")).toHaveCount(0);
  });

  await test.step("a reply that calls a name, a link, a reaction, and no markup", async () => {
    await openMenu(ash, "Who brings the dice?");
    await look(ash, "p6-menu-phone");
    await ash.getByRole("button", { name: "Reply" }).click();
    const field = ash.getByRole("textbox", { name: "Message" });
    await field.pressSequentially("Me, @br");
    await expect(ash.getByRole("option", { name: "Briar" })).toBeVisible();
    await look(ash, "p6-names-phone");
    await field.press("Enter");
    await field.pressSequentially("see https://example.org/dice. <b>bold</b>");
    await field.press("Enter");
    const said = briar.getByRole("article", { name: "Ash" });
    await expect(said).toContainText("Who brings the dice?");
    await expect(said).toContainText("<b>bold</b>");
    const link = said.getByRole("link", { name: "https://example.org/dice" });
    await expect(link).toHaveAttribute("rel", "noopener noreferrer nofollow");
    await openMenu(briar, "<b>bold</b>");
    await briar.getByRole("button", { name: "🔥" }).click();
    await expect(ash.getByRole("button", { name: "🔥 by Briar" })).toBeVisible();
    await ash.getByRole("button", { name: "🔥 by Briar" }).click();
    await expect(briar.getByRole("button", { name: "🔥 by you, Ash" })).toBeVisible();
  });

  await test.step("an edit and a deletion reach the other", async () => {
    const field = briar.getByRole("textbox", { name: "Message" });
    await field.fill("Firday?");
    await field.press("Enter");
    await expect(ash.getByText("Firday?")).toBeVisible();
    await field.press("ArrowUp");
    await expect(field).toHaveValue("Firday?");
    await field.fill("Friday?");
    await field.press("Enter");
    await expect(ash.getByText("Friday?")).toBeVisible();
    await expect(ash.getByText("edited")).toBeVisible();
    await field.fill("never mind");
    await field.press("Enter");
    await openMenu(briar, "never mind");
    await briar.getByRole("button", { name: "Delete", exact: true }).click();
    await briar.getByRole("button", { name: "Delete for everybody" }).click();
    await expect(ash.getByText("Deleted", { exact: true })).toBeVisible();
    await lookInBothThemes(ash, "p6-chat-phone");
    await lookInBothThemes(briar, "p6-chat-desktop");
  });

  await test.step("what is written offline survives a look elsewhere, and is said later, in order and once", async () => {
    await ash.context().setOffline(true);
    const field = ash.getByRole("textbox", { name: "Message" });
    for (const text of ["one from the train", "two from the train", "three from the train"]) {
      await field.fill(text);
      await field.press("Enter");
    }
    await expect(ash.getByText("three from the train")).toBeVisible();
    await look(ash, "p6-offline-phone");
    await briar.getByRole("textbox", { name: "Message" }).fill("meanwhile");
    await briar.getByRole("textbox", { name: "Message" }).press("Enter");
    await ash.getByRole("link", { name: "Tuesday Night" }).click();
    await ash.context().setOffline(false);
    await expect(briar.getByText("three from the train")).toBeVisible({ timeout: 30_000 });
    const log = briar.getByRole("log");
    expect((await log.textContent())!.match(/(one|two|three) from the train/g)).toEqual([
      "one from the train",
      "two from the train",
      "three from the train",
    ]);
    await ash.getByRole("link", { name: /Open the chat/ }).click();
    await expect(ash.getByText("meanwhile")).toBeVisible();
    await expect(ash.getByText("Sent when the connection is back")).toHaveCount(0);
  });

  await test.step("who comes back finds what is new, at the first of many, and reads on in both directions", async () => {
    await briar.goto("/");
    for (let n = 1; n <= 120; n += 1) {
      const data = { id: crypto.randomUUID(), text: `line ${n} of the long evening` };
      expect((await ash.request.post(`/api/pods/${pod.id}/messages`, { data })).ok()).toBe(true);
    }
    await briar.reload();
    await expect(briar.getByRole("main").getByText("99+")).toBeVisible();
    await look(briar, "p6-unread-desktop");
    await briar.goto(`/pods/${pod.id}/chat`);
    await expect(briar.getByText("Since you were away")).toBeInViewport();
    await expect(briar.getByText("line 1 of the long evening", { exact: false }).first()).toBeInViewport();
    await look(briar, "p6-since-desktop");
    await briar.getByRole("button", { name: "Newest" }).click();
    await expect(briar.getByText("line 120 of the long evening")).toBeInViewport();
    await expect.poll(async () => ((await (await briar.request.get(`/api/pods/${pod.id}`)).json()) as { unread: number }).unread).toBe(0);
    const region = briar.getByRole("region", { name: "Messages" });
    await expect(async () => {
      await region.evaluate((element) => element.scrollTo(0, 0));
      await expect(briar.getByText("Who brings the dice?").first()).toBeVisible({ timeout: 500 });
    }).toPass();
  });

  await test.step("a word of long ago is found, and leads to its place", async () => {
    await ash.getByRole("button", { name: "Search the chat" }).click();
    await ash.getByRole("searchbox", { name: "Search the chat" }).fill("dic");
    await expect(ash.getByRole("list", { name: "Messages found" }).getByRole("button")).toHaveCount(2);
    await look(ash, "p6-search-phone");
    await ash.getByRole("list", { name: "Messages found" }).getByRole("button").last().click();
    await expect(ash.getByRole("article", { name: "Briar" }).filter({ hasText: "Who brings the dice?" })).toBeInViewport();
    await look(ash, "p6-found-phone");
  });
});

async function openMenu(page: Page, text: string): Promise<void> {
  const message = page.getByRole("article").filter({ hasText: text }).last();
  await message.hover();
  await message.getByRole("button", { name: "What to do with this message" }).click();
}
