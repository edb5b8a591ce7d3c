import { openConsole } from "../support/console.ts";
import { type Playgroup, seatPlaygroup } from "../support/playgroup.ts";
import { desktop, expect, look, lookInBothThemes, test } from "../support/test.ts";

/*
 * What operators do, each as a story on one system that goes on from story to story, and from file to
 * file: how messages flow, where they are stuck, and the story of one.
 */
let group: Playgroup;
test.beforeAll(async ({ sharedApp }) => {
  group = await seatPlaygroup(sharedApp.url);
  for (let turns = 5; turns < 12; turns += 1) await group.recapOf(await group.recordGame(turns));
});
test.afterAll(async () => await group.close());

test("O4: messages flow between helpers live, and an hour is played back", async ({ openSharedBrowser }) => {
  const page = await openSharedBrowser(desktop);
  await openConsole(page, "/console/messages/flow");
  const graph = page.getByRole("application", { name: "Who sends to whom" }).or(page.locator(".react-flow"));
  await expect(graph.first()).toContainText("the_archivist");
  await expect(graph.first()).toContainText("the_mediator");
  await lookInBothThemes(page, "console-10-flow");
  await page.getByText("Who to whom").click();
  await expect(page).toHaveURL(/view=direct/);
  await look(page, "console-11-flow-direct");
  await page.getByRole("button", { name: "Play back" }).click();
  await expect(page.getByRole("button", { name: "Pause the playback" })).toBeVisible();
  await page.getByRole("button", { name: "Pause the playback" }).click();
  const scrubber = page.getByRole("slider", { name: "Recorded time" });
  await scrubber.press("End");
  await expect(scrubber).toHaveAttribute("aria-valuetext", /handled/);
  await look(page, "console-12-flow-playback");
  await page.getByRole("button", { name: "Back to now" }).click();
  await expect(page.getByText("Now", { exact: true })).toBeVisible();
});

test("O5: where it is stuck, for which kind of message, since when", async ({ sharedApp, openSharedBrowser }) => {
  const page = await openSharedBrowser(desktop);
  await openConsole(page, "/console/messages/flow");
  const bottlenecks = page.getByRole("group", { name: "Bottlenecks, now" });

  await test.step("an operator keeps it back", async () => {
    await page.request.post("/api/ops/helpers/the_herald/pause", { data: { reason: "to see it stand still" } });
    await group.recapOf(await group.recordGame());
    await expect(bottlenecks).toContainText("1 message for the_herald is held back by an operator, recap.posted first of all");
    await expect(page.getByRole("group", { name: "Every way in this time" })).toContainText("held");
    await look(page, "console-13-flow-held");
    await page.request.post("/api/ops/helpers/the_herald/resume", { data: { reason: "enough seen" } });
  });

  await test.step("nobody takes it: which helper, which kind of message, since when", async () => {
    await sharedApp.signalProcess("helpers", "SIGSTOP");
    const game = await group.recordGame();
    await expect(bottlenecks).toContainText(/game\.finished has waited \d+ s for the_archivist/, { timeout: 30_000 });
    await lookInBothThemes(page, "console-13-flow-waiting");
    await sharedApp.signalProcess("helpers", "SIGCONT");
    await group.recapOf(game);
  });
});

test("O6: one message's whole story: who sent it, why, each attempt, what followed", async ({ openSharedBrowser }) => {
  const page = await openSharedBrowser(desktop);
  await openConsole(page, "/console/messages?type=game.finished");
  await page
    .getByRole("row", { name: /game\.finished/ })
    .first()
    .getByRole("link", { name: "game.finished" })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "game.finished" })).toBeVisible();
  await expect(page.getByRole("article", { name: "Delivery to the_archivist" })).toContainText("handled");
  await expect(page.getByRole("group", { name: "Causes and effects" })).toContainText("recap.posted");
  await expect(page.getByRole("group", { name: "Sequence" })).toContainText("the_author");
  await lookInBothThemes(page, "console-14-message");
  await page.getByRole("link", { name: "recap.posted" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "recap.posted" })).toBeVisible();
});
