import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chooseCommander, enrol, saveDeck } from "./support/steps.ts";
import { desktop, expect, look, lookInBothThemes, phone, test } from "./support/test.ts";

const lists = join(import.meta.dirname, "../apps/podtracker/server/test/decks/lists");
const moxfield = readFileSync(join(lists, "atraxa-praetors-voice-super-friends-for-real/moxfield.txt"), "utf8");

/** The list with one slip in it, one card that is not its colours, and one card too many. */
function withSlips(text: string): string {
  const [first, second, ...rest] = text.trim().split("\n");
  return [first, second, "1 Lightning Bolt (2X2) 117", "1 Sol Rinq (C21) 263", ...rest].join("\n");
}

test("P2 Briar adds a deck by typing, is told who can partner, changes it, and sees its history", async ({
  openSharedBrowser: openBrowser,
}) => {
  const briar = await openBrowser(phone);
  await enrol(briar, "Briar");
  await briar.goto("/decks/new");
  await expect(briar.getByRole("combobox", { name: "Commander" })).toBeVisible();
  await lookInBothThemes(briar, "60-new-deck-phone");
  await chooseCommander(briar, "Commander", "wilson, ref", /Wilson, Refined Grizzly/);
  await briar.getByRole("button", { name: "Add a Background" }).click();
  await expect(briar.getByRole("option").first()).toBeVisible();
  await chooseCommander(briar, "Background", "cloak", /Cloakwood Hermit/);
  await briar.getByLabel("Tags (optional)").fill("bears, budget");
  await briar.getByLabel("Notes (optional)").fill("A bear and its hat.");
  await saveDeck(briar, "Bears with hats");
  await expect(briar.getByRole("list", { name: "Tags" }).getByRole("listitem")).toHaveText(["bears", "budget"]);
  await look(briar, "61-deck-without-list-phone");

  await briar.getByRole("link", { name: "Add the list" }).click();
  await briar.getByLabel("List of cards").fill("Commander: Wilson, Refined Grizzly / Cloakwood Hermit\n1 Sol Ring\n97 Forest");
  await expect(briar.getByText("Legal in Commander")).toBeVisible();
  await expect(briar.getByText("+97")).toBeVisible();
  await briar.getByRole("button", { name: "Save list" }).click();
  await expect(briar.getByRole("heading", { level: 2, name: "Lands 97" })).toBeVisible();

  await briar.getByRole("link", { name: "Edit", exact: true }).click();
  await briar.getByLabel("Bracket (optional)").selectOption("2");
  await briar.getByRole("button", { name: "Save changes" }).click();
  await briar.getByRole("button", { name: "Show what changed" }).click();
  await expect(briar.getByText("Bracket 2 · Core, before not declared")).toBeVisible();
  await expect(briar.getByText("Sol Ring").last()).toBeVisible();
  await look(briar, "62-history-phone");

  await briar.getByRole("button", { name: "Retire", exact: true }).click();
  await expect(briar.getByText("Bears with hats is retired.", { exact: false })).toBeVisible();
  await briar.getByRole("button", { name: "Undo" }).click();
  await expect(briar.getByText("Bears with hats is back in use.")).toBeVisible();
});

test("P3 Ash pastes a list as it comes out of Moxfield, with one slip, and sees what was understood, what not, and whether it is legal", async ({
  openSharedBrowser: openBrowser,
}) => {
  const ash = await openBrowser(phone);
  await enrol(ash, "Ash");

  await test.step("the slip is told by its line, and its suggestion accepted with one press", async () => {
    await ash.goto("/decks/new");
    await ash.getByRole("link", { name: "Paste a list" }).click();
    await expect(ash.getByLabel("List of cards")).toBeVisible();
    await look(ash, "63-import-empty-phone");
    await ash.getByLabel("List of cards").fill(withSlips(moxfield));
    await expect(ash.getByText("101 cards", { exact: true })).toBeVisible();
    await expect(ash.getByText("read as Moxfield")).toBeVisible();
    await expect(ash.getByText("Led by Atraxa, Praetors' Voice")).toBeVisible();
    const problem = ash.getByRole("list", { name: "Lines not understood" }).getByRole("listitem");
    await expect(problem).toHaveCount(1);
    await expect(problem).toContainText("line 4");
    await expect(problem).toContainText("1 Sol Rinq (C21) 263");
    await lookInBothThemes(ash, "64-import-phone");
    await problem.getByRole("button", { name: "Use Sol Ring" }).click();
    await expect(problem).toHaveCount(0);
    await expect(ash.getByText("Lightning Bolt is red, outside the commanders’ colours.")).toBeVisible();
  });

  await test.step("the deck is kept whatever it breaks, and each problem leads to its card", async () => {
    await ash.getByLabel("Deck name").fill("Counters for Everyone");
    await ash.getByRole("button", { name: "Save deck" }).click();
    await expect(ash.getByRole("heading", { level: 1, name: "Counters for Everyone" })).toBeVisible();
    await lookInBothThemes(ash, "65-deck-phone");
    await ash.getByRole("link", { name: "Lightning Bolt" }).click();
    await expect(ash.locator("li:target")).toContainText("Lightning Bolt");
    await ash.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await look(ash, "66-deck-end-phone");
  });

  await test.step("its link shows it to somebody without an account, until it is taken back", async () => {
    await ash.getByRole("button", { name: "Share", exact: true }).click();
    await ash.getByRole("button", { name: "Make a link" }).click();
    const link = await ash.getByLabel("Link to the deck").inputValue();
    await look(ash, "67-share-phone");
    const anybody = await openBrowser(desktop);
    await anybody.goto(new URL(link).pathname);
    await expect(anybody.getByRole("heading", { level: 1, name: "Counters for Everyone" })).toBeVisible();
    await expect(anybody.getByText("Lightning Bolt").first()).toBeVisible();
    await lookInBothThemes(anybody, "68-shared-deck-desktop");
    await ash.getByRole("button", { name: "Make the link work no more" }).click();
    await expect(ash.getByRole("button", { name: "Make a link" })).toBeVisible();
    await ash.keyboard.press("Escape");
    await anybody.reload();
    await expect(anybody.getByText("This link shows no deck, or no more.", { exact: false })).toBeVisible();
    await look(anybody, "69-shared-deck-gone-desktop");
  });

  await test.step("it goes on to another program, and comes back as the same deck", async () => {
    await ash.getByLabel("For").selectOption("archidekt");
    await ash.getByRole("button", { name: "Copy list" }).click();
    await expect(ash.getByText("The list is on the clipboard.")).toBeVisible();
    expect(await ash.evaluate(() => navigator.clipboard.readText())).toContain("1x Atraxa, Praetors' Voice [Commander{top}]");
    const download = ash.waitForEvent("download");
    await ash.getByRole("link", { name: "Download" }).click();
    expect((await download).suggestedFilename()).toBe("counters-for-everyone.txt");
  });

  await test.step("on a wide screen a file is opened, and the deck's page is whole", async () => {
    const deckUrl = ash.url();
    const wide = await ash.context().newPage();
    await wide.setViewportSize(desktop.viewport);
    await wide.goto("/decks/import");
    await wide.getByLabel("File with a list").setInputFiles(join(lists, "the-fourteenth-doctor-clara-oswald/mtgo.dek"));
    await expect(wide.getByText("read as Magic Online")).toBeVisible();
    await expect(wide.getByText("Led by Clara Oswald and The Fourteenth Doctor")).toBeVisible();
    await lookInBothThemes(wide, "70-import-desktop");
    await wide.getByRole("button", { name: "Somebody else leads it" }).click();
    await expect(wide.getByRole("combobox", { name: "Commander" })).toBeVisible();
    await wide.goto(deckUrl);
    await expect(wide.getByRole("heading", { level: 1, name: "Counters for Everyone" })).toBeVisible();
    await lookInBothThemes(wide, "71-deck-desktop");
    await wide.getByRole("button", { name: "Duplicate deck" }).click();
    await expect(wide.getByRole("heading", { level: 1, name: "Copy of Counters for Everyone" })).toBeVisible();
    await wide.close();
  });
});
