import type { Page } from "@playwright/test";
import { expect } from "./test.ts";

/** What people do on PodTracker's pages, in the words on the pages. */

export async function signUp(page: Page, name: string): Promise<void> {
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("textbox", { name: "Email" }).fill(`${name.toLowerCase()}@example.org`);
  await page.getByRole("textbox", { name: "Password" }).fill("correct-horse-battery");
  await page.getByRole("button", { name: "Create account" }).click();
}

export async function chooseCommander(page: Page, label: string | RegExp, typed: string, name: string | RegExp): Promise<void> {
  await page.getByRole("combobox", { name: label }).fill(typed);
  await page.getByRole("option", { name }).first().click();
}

export async function saveDeck(page: Page, name: string): Promise<void> {
  await page.getByLabel("Deck name").fill(name);
  await page.getByRole("button", { name: "Save deck" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** From the pod's members page; returns the link. */
export async function createInviteLink(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Create invite link" }).click();
  const field = page.getByLabel("Invite link");
  await expect(field).toHaveValue(/\/join\//);
  await page.getByRole("button", { name: "Copy link" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await field.inputValue());
  return copied;
}

/** On the record page, with everybody in the pod: Ash first, Briar the winner, Cole a guest with Krenko. */
export async function recordGame(page: Page): Promise<void> {
  for (const name of ["Ash", "Briar", "Cole"]) await page.getByRole("button", { name: `Seat ${name}` }).click();
  await page.getByRole("button", { name: /Cole.*deck:/ }).click();
  await chooseCommander(page, "Commander", "krenko mob", /Krenko, Mob Boss/);
  await page.getByRole("button", { name: /^Use Krenko/ }).click();
  await page.getByRole("button", { name: "Briar won" }).click();
  await page.getByRole("button", { name: "Combat", exact: true }).click();
  await page.getByLabel("Turns").fill("9");
}
