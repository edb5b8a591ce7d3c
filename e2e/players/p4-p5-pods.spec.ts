import type { Page } from "@playwright/test";
import { addGuest, createInviteLink, enrol, makePod, signUp } from "../support/steps.ts";
import { desktop, expect, look, lookInBothThemes, phone, test } from "../support/test.ts";

test("P4: a pod, a link and a QR code that friends open on their phones; roles, leaving, and being put out at once", async ({
  openSharedBrowser: openBrowser,
}) => {
  const ash = await openBrowser(phone);
  await enrol(ash, "Ash");
  await makePod(ash, "Tuesday Night");
  const link = await createInviteLink(ash);

  await test.step("the link as a QR code, and one with limits", async () => {
    await ash.getByRole("button", { name: "Show a QR code" }).click();
    await expect(ash.getByRole("img", { name: /QR code of the invite/ })).toBeVisible();
    await lookInBothThemes(ash, "p4-qr-phone");
    await ash.getByRole("button", { name: "Hide the QR code" }).click();
    await ash.getByRole("button", { name: "Limits" }).click();
    await ash.getByText("Organiser", { exact: true }).click();
    await look(ash, "p4-invite-limits-phone");
    await ash.getByRole("button", { name: "Create link" }).click();
    await expect(ash.getByText("0 of 1 uses · as organiser")).toBeVisible();
  });

  const briar = await openBrowser(phone);
  const cole = await openBrowser(desktop);
  await test.step("two friends join with it; each sees the other come", async () => {
    await joinBy(briar, link, "Briar");
    await joinBy(cole, link, "Cole");
    await expect(cole.getByText("3 players")).toBeVisible();
    await briar.getByRole("link", { name: "Members and invites" }).click();
    await expect(briar.getByRole("listitem").filter({ hasText: "Cole is here" })).toBeVisible();
    await lookInBothThemes(briar, "p4-members-phone");
  });

  await test.step("Ash makes Briar an organiser", async () => {
    await ash.getByRole("button", { name: "About Briar" }).click();
    await ash.getByText("Organiser", { exact: true }).click();
    await expect(ash.getByText("Also invites, removes members")).toBeVisible();
    await look(ash, "p4-member-phone");
    await ash.getByRole("button", { name: "Close" }).click();
    await expect(briar.getByRole("button", { name: "Create another link" })).toBeVisible();
  });

  await test.step("Briar removes Cole, whose open page shows it at once", async () => {
    await briar.getByRole("button", { name: "About Cole" }).click();
    await briar.getByRole("button", { name: "Remove Cole" }).click();
    await look(briar, "p4-remove-phone");
    await briar.getByRole("button", { name: "Remove Cole" }).click();
    await expect(briar.getByText("Cole is no longer in the pod.")).toBeVisible();
    await expect(cole.getByRole("heading", { level: 1 })).toHaveText(/isn’t here|not found/i);
    await look(cole, "p4-removed-desktop");
  });

  await test.step("the last owner can't leave; the pod is changed, put aside and taken up again", async () => {
    await ash.getByRole("button", { name: "About Ash" }).click();
    await ash.getByRole("button", { name: "Leave Tuesday Night" }).click();
    await ash.getByRole("button", { name: "Leave Tuesday Night" }).click();
    await expect(ash.getByText("A pod needs an owner.")).toBeVisible();
    await ash.getByRole("button", { name: "Close" }).click();
    await ash.getByRole("link", { name: "Tuesday Night" }).first().click();
    await ash.getByRole("button", { name: "Change the pod" }).click();
    await ash.getByLabel("Pod name").fill("Wednesday Night");
    await ash.getByRole("button", { name: "blue" }).click();
    await ash.getByRole("button", { name: "red" }).click();
    await lookInBothThemes(ash, "p4-edit-pod-phone");
    await ash.getByRole("button", { name: "Save" }).click();
    await expect(ash.getByRole("heading", { level: 1, name: "Wednesday Night" })).toBeVisible();
    await briar.getByRole("link", { name: "Wednesday Night" }).first().click();
    await ash.getByRole("button", { name: "Change the pod" }).click();
    await ash.getByRole("button", { name: "Put aside" }).click();
    await expect(briar.getByText("Everything can be read, nothing more is written.")).toBeVisible();
    await look(briar, "p4-put-aside-phone");
    await ash.getByRole("button", { name: "Undo" }).click();
    await expect(briar.getByText("Everything can be read, nothing more is written.")).toHaveCount(0);
  });
});

test("P5: a guest without an account plays, and claims the games later; an organiser can undo it", async ({
  openSharedBrowser: openBrowser,
}) => {
  const ash = await openBrowser(phone);
  await enrol(ash, "Ash");
  await makePod(ash, "Tuesday Night");
  await addGuest(ash, "Dara");
  await expect(ash.getByRole("button", { name: "About Dara" })).toBeVisible();
  await recordByApi(ash);

  const dara = await openBrowser(phone);
  await test.step("Ash hands Dara a link", async () => {
    await ash.getByRole("button", { name: "About Dara" }).click();
    await ash.getByRole("button", { name: "Make a claim link" }).click();
    const field = ash.getByRole("textbox", { name: "Claim link" });
    await expect(field).toHaveValue(/\/claim\//);
    await lookInBothThemes(ash, "p5-claim-link-phone");
    const link = await field.inputValue();
    await ash.getByRole("button", { name: "Close" }).click();
    await dara.goto(link);
    await expect(dara.getByRole("heading", { level: 1, name: "Dara" })).toBeVisible();
    await lookInBothThemes(dara, "p5-claim-phone");
  });

  await test.step("Dara signs up and the game is hers", async () => {
    await dara.getByRole("link", { name: "Create account" }).click();
    await signUp(dara, "Darla");
    await dara.getByRole("button", { name: "I am Dara" }).click();
    await expect(dara.getByText("1 game of Dara is yours.")).toBeVisible();
    await expect(dara.getByRole("link", { name: /Darla won/ }).first()).toBeVisible();
  });

  await test.step("Ash sees it, and gives the game back", async () => {
    await expect(ash.getByText("Darla is Dara: 1 game")).toBeVisible();
    await look(ash, "p5-claims-phone");
    await ash.getByRole("button", { name: "Undo" }).click();
    await expect(ash.getByText("Dara is a guest again, with the games.")).toBeVisible();
    await expect(dara.getByRole("link", { name: /Dara won/ }).first()).toBeVisible();
  });
});

async function joinBy(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("link", { name: "Create account" }).click();
  await signUp(page, name);
  await page.getByRole("button", { name: /^Join/ }).click();
  await page.waitForURL(/\/pods\//);
}

/** A game of the two that Dara won, recorded by the page's person. */
async function recordByApi(page: Page): Promise<void> {
  const podId = /pods\/([^/]+)/.exec(page.url())![1]!;
  const { items } = (await (await page.request.get(`/api/pods/${podId}/members`)).json()) as {
    items: { memberId: string; name: string }[];
  };
  const seats = items
    .toSorted((one, other) => other.name.localeCompare(one.name))
    .map(({ memberId }, index) => ({ memberId, commanders: ["Krenko, Mob Boss"], place: index + 1 }));
  const data = { id: crypto.randomUUID(), playedAt: new Date().toISOString(), outcome: "win", seats };
  expect((await page.request.post(`/api/pods/${podId}/games`, { data })).ok()).toBe(true);
}
