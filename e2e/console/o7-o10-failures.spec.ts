import { randomUUID } from "node:crypto";
import { appliedRevision, giveReason, openConsole, readOps, revisionOf, saveSettings } from "../support/console.ts";
import { type Playgroup, seatPlaygroup } from "../support/playgroup.ts";
import { desktop, expect, look, lookInBothThemes, test } from "../support/test.ts";

/*
 * What operators do, each as a story on one system that goes on from story to story, and from file to
 * file: what failed: found, mended, sent again; and a message sent by hand.
 */
let group: Playgroup;
test.beforeAll(async ({ sharedApp }) => {
  group = await seatPlaygroup(sharedApp.url);
});
test.afterAll(async () => await group.close());

test("O10: “no recap for last night's game”, to its cause in three clicks, and mended; O7: what failed is sent again", async ({
  openSharedBrowser,
}) => {
  const page = await openSharedBrowser(desktop);
  await openConsole(page);
  await saveSettings(page, "the_author", { opening: "{{winer}} took it!" }, "shorter");
  await appliedRevision(page, "the_author", await revisionOf(page, "the_author"));
  const games = [await group.recordGame(), await group.recordGame()];
  await expect
    .poll(async () => (await readOps<{ items: { count: number }[] }>(page, "dead-letters")).items[0]?.count, {
      timeout: 90_000,
      intervals: [1_000],
    })
    .toBe(2);

  await test.step("first click: the overview says who is not well, and leads to its failures, with the cause in words", async () => {
    const status = page.getByRole("region", { name: "Status of the whole" });
    await expect(status).toContainText("the_author", { timeout: 30_000 });
    await lookInBothThemes(page, "console-15-overview-failing");
    await status.getByRole("link", { name: "See failures" }).click();
    await expect(page.getByText(/a recap has no field \{\{winer\}\}/).first()).toBeVisible();
    await look(page, "console-16-failures");
  });
  await test.step("second click: the settings, with what was changed there, by whom and why", async () => {
    await page.getByRole("link", { name: "Settings", exact: true }).click();
    await expect(page.getByText("“shorter”")).toBeVisible();
  });
  await test.step("third click: the difference that it made", async () => {
    await page.getByRole("button", { name: "Compare" }).first().click();
    await expect(page.getByText("{{winer}} took it!").first()).toBeVisible();
    await look(page, "console-16-compare");
    await page.keyboard.press("Escape");
  });
  await test.step("mended through the page", async () => {
    await page.getByRole("textbox", { name: /Opening/ }).fill("{{winner}} took it!");
    await page.getByRole("button", { name: /^Save as revision/ }).click();
    await giveReason(page, "winner, not winer", /^Save as revision/);
    await appliedRevision(page, "the_author", await revisionOf(page, "the_author"));
  });
  await test.step("O7: the dead letters are sent again, with progress", async () => {
    await page.goto("/console/messages/dead-letters");
    const card = page.getByRole("article", { name: "2 dead letters of the_author" });
    await expect(card).toContainText("no field {{winer}}");
    await lookInBothThemes(page, "console-17-dead-letters");
    await card.getByRole("button", { name: "Redrive 2…" }).click();
    await expect(page.getByRole("dialog")).toContainText("2 dead letters");
    await look(page, "console-18-redrive");
    await giveReason(page, "the template is mended", "Redrive");
    await expect(page.getByRole("group", { name: /the template is mended/ })).toContainText("Redriven 2 of 2");
    for (const game of games) expect(await group.recapOf(game)).toMatch(/^Briar took it!/);
    await expect(page.getByText(/No dead letters: everything/)).toBeVisible();
    await look(page, "console-19-dead-letters-none");
  });
  await saveSettings(page, "the_author", { opening: "" }, "as before");
});

test("O7: a group is edited and sent again, and one is discarded with a warning", async ({ openSharedBrowser }) => {
  const page = await openSharedBrowser(desktop);
  await openConsole(page);
  const game = await group.recordGame();
  await group.recapOf(game);
  const { items } = await readOps<{ items: { id: string }[] }>(page, `messages?type=game.archived&q=${game}`);
  const { payload } = await readOps<{ payload: object }>(page, `messages/${items[0]!.id}`);

  await test.step("letters about a game that nobody knows die", async () => {
    for (let letter = 0; letter < 3; letter += 1) {
      const data = { recipient: "the_author", type: "game.archived", payload: { ...payload, gameId: randomUUID() }, reason: "by mistake" };
      expect((await page.request.post("/api/ops/messages", { data })).ok()).toBe(true);
    }
    const count = async () => (await readOps<{ items: { count: number }[] }>(page, "dead-letters?recipient=the_author")).items[0]?.count;
    await expect.poll(count, { timeout: 90_000, intervals: [1_000] }).toBe(3);
  });

  await test.step("one is discarded from its own page, after a warning", async () => {
    await page.goto("/console/messages?state=dead");
    await page
      .getByRole("row", { name: /game\.archived/ })
      .first()
      .getByRole("link", { name: "game.archived" })
      .click();
    await page.getByRole("button", { name: "Discard…" }).click();
    await expect(page.getByRole("dialog")).toContainText("There is no undo");
    await expect(page.getByRole("dialog")).toContainText("1 dead letter");
    await look(page, "console-20-discard");
    await giveReason(page, "sent by mistake", "Discard");
    await expect(page.getByRole("group", { name: /sent by mistake/ })).toContainText("Discarded 1 of 1");
  });

  await test.step("the others are edited together, and handled", async () => {
    const card = page.getByRole("article", { name: "2 dead letters of the_author" });
    await card.getByRole("button", { name: "Edit and redrive…" }).click();
    const dialog = page.getByRole("dialog");
    const text = dialog.getByRole("textbox", { name: /^Payload/ });
    await text.fill((await text.inputValue()).replace(/"gameId": "[^"]+"/, `"gameId": "${game}"`));
    await expect(dialog.getByRole("list", { name: "What would change" })).toContainText(game);
    await lookInBothThemes(page, "console-20-edit-and-redrive");
    await giveReason(page, "it is this game", "Edit and redrive all");
    await expect(page.getByRole("group", { name: /it is this game/ })).toContainText("Redriven 2 of 2");
    await expect(page.getByText(/No dead letters: everything/)).toBeVisible();
  });
});

test("a message is sent by the form of its schema, which refuses nonsense", async ({ openSharedBrowser }) => {
  const page = await openSharedBrowser(desktop);
  await openConsole(page, "/console/messages/send");
  await page.getByLabel("Recipient").selectOption("the_archivist");
  await page.getByLabel("Type").selectOption("pod.recount");
  const pod = page.getByRole("textbox", { name: /Pod id/ });
  await pod.fill("not a pod");
  await page.getByRole("button", { name: "Send…" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await look(page, "console-20-send-refused");
  await pod.fill(group.podId);
  await page.getByRole("button", { name: "Send…" }).click();
  await giveReason(page, "to see it handled", "Send");
  await expect(page.getByRole("heading", { level: 1, name: "pod.recount" })).toBeVisible();
  await expect(page.getByRole("article", { name: "Delivery to the_archivist" })).toContainText("handled", { timeout: 15_000 });
});
