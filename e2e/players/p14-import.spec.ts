import { join } from "node:path";
import type { Page } from "@playwright/test";
import { enrol, makePod } from "../support/steps.ts";
import { desktop, expect, look, lookInBothThemes, phone, test } from "../support/test.ts";

const history = join(import.meta.dirname, "../../apps/podtracker/server/test/game-import/playgroup-history.csv");

test("P14: a spreadsheet of ninety games, seen before it is saved, imported at once, and undone", async ({
  openSharedBrowser: openBrowser,
}) => {
  const ash = await openBrowser(desktop);
  await enrol(ash, "Ash");
  await makePod(ash, "Tuesday Night");
  await openImport(ash, "p14-games-desktop");
  await lookInBothThemes(ash, "p14-empty-desktop");

  await test.step("the file is understood without a question; what is odd is told with its line", async () => {
    await ash.getByLabel("File with a table").setInputFiles(history);
    await expect(ash.getByText("6 April 2023 – 4 September 2024 · 6 players")).toBeVisible();
    await expect(ash.getByText("5 new guests")).toBeVisible();
    await expect(ash.getByLabel("Ash is")).toHaveValue(/-/);
    await expect(ash.getByText("Atraxa, Praetor's Voice", { exact: true })).toBeVisible();
    await expect(ash.getByLabel("Lines worth a look").getByText("3 players came first: a win for nobody.")).toBeVisible();
    await lookInBothThemes(ash, "p14-preview-desktop");
    await ash.getByRole("button", { name: "Import 90 games" }).scrollIntoViewIfNeeded();
    await look(ash, "p14-preview-end-desktop");
  });

  await test.step("imported, the games count, and the chat is told once", async () => {
    await ash.getByRole("button", { name: "Import 90 games" }).click();
    await expect(ash.getByText("Imported 90 games")).toBeVisible();
    await expect(ash.getByText(/· by Ash/)).toBeVisible();
    await look(ash, "p14-imported-desktop");
    await ash.getByRole("link", { name: "Games", exact: true }).last().click();
    await expect(ash.getByRole("link", { name: /Ember won with Sorin/ })).toHaveCount(2);
    await ash.getByRole("link", { name: "Tuesday Night" }).first().click();
    await expect(ash.getByText("Ash imported 90 games, 6 April 2023 to 4 September 2024.")).toBeVisible();
    await expect(ash.getByText(/90 games since/)).toBeVisible();
  });

  await test.step("the same file again brings nothing new", async () => {
    await ash.goBack();
    await ash.getByRole("link", { name: "Import a spreadsheet" }).click();
    await ash.getByLabel("File with a table").setInputFiles(history);
    await expect(ash.getByText("90 games of this table were imported before.")).toBeVisible();
    await expect(ash.getByRole("button", { name: /^Import/ })).toHaveCount(0);
  });

  await test.step("undone, all of it is gone", async () => {
    await ash.getByRole("button", { name: "Undo" }).click();
    await look(ash, "p14-undo-desktop");
    await ash.getByRole("button", { name: "Remove 90 games" }).click();
    await expect(ash.getByText("The import of 90 games is undone.")).toBeVisible();
    await expect(ash.getByText("undone", { exact: true })).toBeVisible();
    await ash.getByRole("link", { name: "Games", exact: true }).last().click();
    await expect(ash.getByText("No games yet.", { exact: false })).toBeVisible();
  });
});

test("P14: on a phone, a German table pasted with columns that nobody knows, and dates that can be read in two ways", async ({
  openSharedBrowser: openBrowser,
}) => {
  const ash = await openBrowser(phone);
  await enrol(ash, "Ash");
  await makePod(ash, "Dienstagsrunde");
  await openImport(ash, "p14-games-phone");
  await lookInBothThemes(ash, "p14-empty-phone");

  await test.step("who played is said by hand", async () => {
    const rows = [
      "4/6/2023\tJürgen\tKrenko, Mob Bos\tx",
      "4/6/2023\tAsh\tMutter aller Käfer\t",
      "5/6/2023\tAsh\t\tx",
      "5/6/2023\tjürgen\t\t",
      "bald\tAsh\t\tx",
    ];
    await ash.getByLabel("Your table").fill(["Datum\tHeld\tKommandeur\tSieg", ...rows].join("\n"));
    await expect(ash.getByText("No column is known to hold who played. Say which it is.")).toBeVisible();
    await look(ash, "p14-columns-phone");
    await ash.getByLabel("Held").selectOption({ label: "Player" });
    await expect(ash.getByText("2 games", { exact: true }).first()).toBeVisible();
  });

  await test.step("so is the order of the dates, and who somebody is", async () => {
    await expect(ash.getByRole("button", { name: /^Import/ })).toHaveCount(0);
    await ash.getByText("the day is first").click();
    await expect(ash.getByText(/nothing tells whether the day or the month/)).toHaveCount(0);
    await expect(ash.getByText(/4 June 2023 – 5 June 2023/)).toBeVisible();
    await expect(ash.getByText("Krenko, Mob Boss", { exact: true })).toBeVisible();
    await expect(ash.getByText("“bald” is no date.")).toBeVisible();
    await ash.getByLabel("Jürgen is").scrollIntoViewIfNeeded();
    await lookInBothThemes(ash, "p14-preview-phone");
    await ash.getByLabel("Lines left out").scrollIntoViewIfNeeded();
    await look(ash, "p14-lines-phone");
    await ash.getByRole("button", { name: "Import 2 games" }).click();
    await expect(ash.getByText("Imported 2 games")).toBeVisible();
    await look(ash, "p14-imported-phone");
  });

  await test.step("what is no table is refused, and nothing is lost", async () => {
    await ash.getByLabel("Your table").fill("We played a lot, and Jürgen always won.");
    await expect(ash.getByText(/This is no table of games/)).toBeVisible();
    await ash
      .getByLabel("File with a table")
      .setInputFiles({ name: "games.xlsx", mimeType: "application/zip", buffer: Buffer.from("PK\u0003\u0004") });
    await expect(ash.getByText("games.xlsx is a workbook.", { exact: false })).toBeVisible();
    await look(ash, "p14-refused-phone");
  });
});

test("P14: a file of Excel on Windows with lists of players, and a winner whom nobody knows", async ({
  openSharedBrowser: openBrowser,
}) => {
  const ash = await openBrowser(phone);
  await enrol(ash, "Ash");
  await makePod(ash, "Freitagsrunde");
  await openImport(ash, "p14-games-lists-phone");
  const rows = ["5.1.2024;Ash, Jürgen, Zoë;Jürgen", "12.1.2024;Ash, Jürgen, Zoë;niemand (Zeit)", "19.1.2024;Ash, Jürgen, Zoë;Zora"];
  const buffer = Buffer.from(["Datum;Spieler;Sieger", ...rows].join("\r\n"), "latin1");
  await ash.getByLabel("File with a table").setInputFiles({ name: "runde.csv", mimeType: "text/csv", buffer });

  await test.step("umlauts are read, the draw is one, and the third game waits for an answer", async () => {
    await expect(ash.getByLabel("Jürgen is")).toBeVisible();
    await expect(ash.getByText("a draw: Ash, Jürgen, Zoë")).toBeVisible();
    await expect(ash.getByRole("button", { name: "Import 2 games" })).toBeVisible();
    await ash.getByRole("button", { name: "Import 2 games" }).scrollIntoViewIfNeeded();
    await look(ash, "p14-winner-phone");
    await ash.getByLabel("The winner Zora is").selectOption({ label: "Zoë" });
    await expect(ash.getByRole("button", { name: "Import 3 games" })).toBeVisible();
  });

  await test.step("what each column is can be seen, and said otherwise", async () => {
    await ash.getByText("What the columns are").click();
    await expect(ash.getByLabel("Spieler", { exact: true })).toHaveValue("everybody");
    await ash.getByLabel("Spieler", { exact: true }).selectOption({ label: "Not used" });
    await expect(ash.getByText("No column is known to hold who played. Say which it is.")).toBeVisible();
    await ash.getByLabel("Spieler", { exact: true }).selectOption({ label: "All players, in one cell" });
    await ash.getByRole("button", { name: "Import 3 games" }).click();
    await expect(ash.getByText("Imported 3 games")).toBeVisible();
  });
});

/** From the pod's members page, by the games'. */
async function openImport(page: Page, picture: string): Promise<void> {
  await page.waitForURL(/\/pods\/[0-9a-f-]{36}/);
  const [pod] = /\/pods\/[0-9a-f-]{36}/.exec(page.url())!;
  await page.goto(`${pod}/games`);
  await expect(page.getByText("No games yet.", { exact: false })).toBeVisible();
  await look(page, picture);
  await page.getByRole("link", { name: "Import a spreadsheet" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Import games" })).toBeVisible();
}
