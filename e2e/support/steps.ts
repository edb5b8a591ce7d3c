import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect } from "./test.ts";

/** What people do on PodTracker's pages, in the words on the pages. */

export const password = "correct-horse-battery";

/** Nobody else's: stories that share an application have their people apart. */
const addressOf = (name: string) => `${name.toLowerCase()}-${randomUUID()}@example.org`;

/** On a page that asks for it. */
export async function signUp(page: Page, name: string, email = addressOf(name)): Promise<void> {
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
}

/** Signs somebody up by the API, for a story that begins with people who have been here before; their pages open signed in. */
export async function enrol(page: Page, name: string, email = addressOf(name)): Promise<void> {
  const response = await page.request.post("/api/auth/sign-up/email", { data: { name, email, password } });
  expect(response.ok(), await response.text()).toBe(true);
}

/** Ends on the pod's members page. */
export async function makePod(page: Page, name: string): Promise<void> {
  await page.goto("/pods/new");
  await page.getByLabel("Pod name").fill(name);
  await page.getByRole("button", { name: "Make pod" }).click();
}

export async function addGuest(page: Page, name: string): Promise<void> {
  await page.getByLabel("Guest’s name").fill(name);
  await page.getByRole("button", { name: "Add guest" }).click();
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
  await page.getByText("Turns, time, knock-outs, notes").click();
  await page.getByLabel("Turns").fill("9");
}
