import type { Page } from "@playwright/test";
import { signUp } from "../support/steps.ts";
import { expect, phone, test } from "../support/test.ts";

const long = "Wolfeschlegelsteinhausenbergerdorffian";

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
}

test("P5: names of 38 letters without a blank fit on a phone", async ({ openBrowser }) => {
  const page = await openBrowser(phone);
  await page.goto("/sign-up");
  await signUp(page, "Ash");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Welcome, Ash");
  await page.goto("/pods/new");
  await page.getByLabel("Pod name").fill(long + long);
  await page.getByRole("button", { name: "Make pod" }).click();
  await page.getByLabel("Guest’s name").fill(long);
  await page.getByRole("button", { name: "Add guest" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: long })).toBeVisible();
  await expectNoSidewaysScrolling(page);
  await page.getByRole("button", { name: `About ${long}` }).click();
  await page.getByRole("button", { name: `Remove ${long}` }).click();
  await expectNoSidewaysScrolling(page);
  const dialog = page.getByRole("dialog");
  expect(
    await dialog.evaluate((box) =>
      Math.max(...[box, ...box.querySelectorAll("*:not(input)")].map((part) => part.getBoundingClientRect().right)),
    ),
  ).toBeLessThanOrEqual(390);
  await page.getByRole("button", { name: "Close" }).click();
  await page
    .getByRole("main")
    .getByRole("link", { name: long + long })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(long + long);
  await expectNoSidewaysScrolling(page);
});
