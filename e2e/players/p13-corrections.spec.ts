import { enrol } from "../support/steps.ts";
import { seatFour } from "../support/table-of-four.ts";
import { desktop, expect, look, lookInBothThemes, phone, test } from "../support/test.ts";

test("P13: a wrong result is corrected, voided and restored, and everybody sees that, when and by whom", async ({
  openSharedBrowser: openBrowser,
}) => {
  const ash = await openBrowser(phone);
  await enrol(ash, "Ash");
  const table = await seatFour(ash);
  const gameId = await table.record();
  const invite = (await (await ash.request.post(`/api/pods/${table.podId}/invites`, { data: {} })).json()) as { code: string };
  const wide = await openBrowser(desktop);
  await enrol(wide, "Finn");
  expect((await wide.request.post(`/api/invites/${invite.code}/accept`, { data: {} })).ok()).toBe(true);

  await test.step("Ash corrects who won, and sees beforehand what will change", async () => {
    await ash.goto(`/pods/${table.podId}/games/${gameId}`);
    await expect(ash.getByRole("heading", { level: 1 })).toHaveText("Briar won with Thrasios + Tymna");
    await lookInBothThemes(ash, "p13-game-phone");
    await ash.getByRole("link", { name: "Correct" }).click();
    await expect(ash.getByText("Nothing yet.")).toBeVisible();
    await expect(ash.getByRole("button", { name: "Save correction" })).toBeDisabled();
    await ash.getByRole("button", { name: "Dara won" }).click();
    await ash.getByRole("textbox", { name: "Turns" }).fill("11");
    await ash.getByRole("textbox", { name: "Why (optional)" }).fill("Dara had the last trigger.");
    const changes = ash.getByRole("status").filter({ hasText: "Turns" });
    await expect(changes).toContainText("Dara: place");
    await lookInBothThemes(ash, "p13-correct-phone");
    await changes.scrollIntoViewIfNeeded();
    await look(ash, "p13-preview-phone");
  });

  await test.step("somebody was faster: nothing is overwritten, and saving again adds to what stands now", async () => {
    const faster = await ash.request.patch(`/api/games/${gameId}`, { data: { revision: 1, notes: "Played at Cole’s." } });
    expect(faster.ok()).toBe(true);
    await ash.getByRole("button", { name: "Save correction" }).click();
    const refused = ash.getByRole("alert").filter({ hasText: "Correcting the game didn’t work" });
    const saved = ash.getByRole("heading", { level: 1, name: "Dara won with Atraxa" });
    // The socket may have brought the other correction before the button was pressed.
    await expect(refused.or(saved)).toBeVisible();
    if (await refused.isVisible()) await ash.getByRole("button", { name: "Save correction" }).click();
    await expect(saved).toBeVisible();
    await expect(ash.getByText("Played at Cole’s.").first()).toBeVisible();
  });

  await test.step("the game tells its versions, the chat what happened", async () => {
    const versions = ash.getByRole("region", { name: "Earlier versions" }).getByRole("listitem");
    await expect(versions.filter({ hasText: "“Dara had the last trigger.”" })).toContainText("Ash corrected it");
    await expect(versions.filter({ hasText: "Ash recorded it" })).toBeVisible();
    await versions.first().scrollIntoViewIfNeeded();
    await lookInBothThemes(ash, "p13-versions-phone");
    await wide.goto(`/pods/${table.podId}`);
    await expect(
      wide.getByText(/Ash corrected the game of .*: Dara won, not Briar, turns\. “Dara had the last trigger\.”/).first(),
    ).toBeVisible();
    await look(wide, "p13-chat-desktop");
  });

  await test.step("who neither recorded it nor organises may only look", async () => {
    await wide.goto(`/pods/${table.podId}/games/${gameId}`);
    await expect(wide.getByRole("heading", { level: 1 })).toHaveText("Dara won with Atraxa, Praetors' Voice");
    await expect(wide.getByRole("link", { name: "Correct" })).toHaveCount(0);
    await look(wide, "p13-game-desktop");
    await wide.goto(`/pods/${table.podId}/games/${gameId}/correct`);
    await expect(wide.getByText("Only who recorded the game, or an organiser, may correct it.")).toBeVisible();
    await wide.goto(`/pods/${table.podId}/games/${gameId}`);
  });

  await test.step("voiding asks why; it is marked at once everywhere, and can be undone", async () => {
    await ash.getByRole("button", { name: "Void…" }).click();
    await ash.getByRole("button", { name: "Void the game" }).click();
    await expect(ash.getByText("Say why, so that the others understand.")).toBeVisible();
    await lookInBothThemes(ash, "p13-void-phone");
    await ash.getByRole("textbox", { name: "Why" }).fill("A practice game.");
    await ash.getByRole("button", { name: "Void the game" }).click();
    await expect(wide.getByText("“A practice game.”")).toBeVisible();
    await ash.getByRole("button", { name: "Undo" }).click();
    await expect(ash.getByText("The game counts again.")).toBeVisible();
    await expect(wide.getByText("It counts nowhere.")).toHaveCount(0);
  });

  await test.step("the history marks a voided game, and Restore lets it count again", async () => {
    await ash.getByRole("button", { name: "Void…" }).click();
    await ash.getByRole("textbox", { name: "Why" }).fill("Once more.");
    await ash.getByRole("button", { name: "Void the game" }).click();
    await expect(ash.getByRole("button", { name: "Restore" })).toBeVisible();
    await lookInBothThemes(ash, "p13-voided-phone");
    await look(wide, "p13-void-desktop");
    await wide.goto(`/pods/${table.podId}/games`);
    await expect(wide.getByRole("link", { name: /void · / })).toBeVisible();
    await ash.getByRole("button", { name: "Restore" }).click();
    await expect(ash.getByRole("link", { name: "Correct" })).toBeVisible();
    await expect(wide.getByRole("link", { name: /void · / })).toHaveCount(0);
  });
});
