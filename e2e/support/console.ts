import type { Page } from "@playwright/test";
import { operator } from "./start-app.ts";
import { expect } from "./test.ts";

/** Opens a place of the console as the operator, who signs in on the way. */
export async function openConsole(page: Page, path = "/console/"): Promise<void> {
  await page.goto(path);
  const signIn = page.getByRole("button", { name: "Sign in" });
  await expect(signIn.or(page.getByRole("navigation", { name: "Pages" }))).toBeVisible();
  if (!(await signIn.isVisible())) return;
  await page.getByLabel("E-mail").fill(operator.email);
  await page.getByRole("textbox", { name: "Password" }).fill(operator.password);
  await signIn.click();
  await expect(page.getByRole("navigation", { name: "Pages" })).toBeVisible();
}

/** Fills in the reason that each deed asks for, and does it. */
export async function giveReason(page: Page, reason: string, verb: string | RegExp): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill(reason);
  await dialog.getByRole("button", { name: verb, exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

/** Asks the console's API as the person of the page does. */
export async function readOps<Answer>(page: Page, path: string): Promise<Answer> {
  const response = await page.request.get(`/api/ops/${path}`);
  expect(response.ok(), path).toBe(true);
  return (await response.json()) as Answer;
}

/** Saves settings behind the page's back, as another operator would. */
export async function saveSettings(page: Page, helper: string, change: object, reason: string): Promise<void> {
  const { revision, settings } = await readOps<{ revision: number; settings: object }>(page, `helpers/${helper}/settings`);
  const data = { revision, settings: { ...settings, ...change }, reason };
  expect((await page.request.put(`/api/ops/helpers/${helper}/settings`, { data })).ok()).toBe(true);
}

export async function revisionOf(page: Page, helper: string): Promise<number> {
  return (await readOps<{ revision: number }>(page, `helpers/${helper}/settings`)).revision;
}

/** Waits until every instance of a helper works with a revision. */
export async function appliedRevision(page: Page, helper: string, revision: number): Promise<void> {
  const applied = async () =>
    (await readOps<{ instances: { settingsRevision: number }[] }>(page, `helpers/${helper}`)).instances.map(
      (each) => each.settingsRevision,
    );
  await expect.poll(applied).toEqual([revision]);
}
