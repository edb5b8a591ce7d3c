import type { Page } from "@playwright/test";
import { addGuest, enrol, makePod } from "../support/steps.ts";
import { expect, phone, test } from "../support/test.ts";

const long = "Wolfeschlegelsteinhausenbergerdorffian";

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
}

test("P5: names of 38 letters without a blank fit on a phone", async ({ openSharedBrowser: openBrowser }) => {
  const page = await openBrowser(phone);
  await enrol(page, "Ash");
  await makePod(page, long + long);
  await addGuest(page, long);
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
