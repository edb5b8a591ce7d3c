import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { enrol } from "../support/steps.ts";
import { desktop, expect, look, lookInBothThemes, phone, test } from "../support/test.ts";

test("P17: all my data as a file; then the account is deleted, and my games stay under nobody's name", async ({ openBrowser }) => {
  const ash = await openBrowser(phone);
  const briar = await openBrowser(desktop);
  await enrol(ash, "Ash", "ash@example.org");
  await enrol(briar, "Briar");
  const { podId, gameId } = await playOneGame(ash, briar);

  await test.step("Ash downloads a zip", async () => {
    await ash.goto("/more/data");
    await lookInBothThemes(ash, "p17-data-phone");
    const started = ash.waitForEvent("download");
    await ash.getByRole("button", { name: "Download my data" }).click();
    const download = await started;
    expect(download.suggestedFilename()).toMatch(/^podtracker-\d{4}-\d\d-\d\d\.zip$/);
    const content = readFileSync(await download.path()).toString("latin1");
    expect(content.slice(0, 2)).toBe("PK");
    for (const file of ["account.json", "games.csv", "pods.json"]) expect(content).toContain(file);
  });

  await test.step("Briar has the game open, and Ash's name stands in it", async () => {
    await briar.goto(`/pods/${podId}/games/${gameId}`);
    await expect(briar.getByRole("main")).toContainText("Ash");
  });

  await test.step("Ash deletes the account, which takes the password", async () => {
    await ash.getByRole("button", { name: "Delete my account" }).click();
    await ash.getByRole("textbox", { name: "Password" }).fill("not-the-password");
    await ash.getByRole("button", { name: "Delete for good" }).click();
    await expect(ash.getByText("This is not your password.")).toBeVisible();
    await look(ash, "p17-delete-phone");
    await ash.getByRole("textbox", { name: "Password" }).fill("correct-horse-battery");
    await ash.getByRole("button", { name: "Delete for good" }).click();
    await expect(ash.getByRole("heading", { level: 1 })).toHaveText("Your Commander pod, on record");
  });

  await test.step("nobody comes in by it any more", async () => {
    await ash.getByRole("link", { name: "Sign in" }).click();
    await ash.getByRole("textbox", { name: "Email" }).fill("ash@example.org");
    await ash.getByRole("textbox", { name: "Password" }).fill("correct-horse-battery");
    await ash.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(ash.getByText("Email and password don’t belong together.")).toBeVisible();
  });

  await test.step("Briar sees the game as it was played, under “Former player”", async () => {
    await briar.reload();
    await expect(briar.getByText("Former player").first()).toBeVisible();
    await expect(briar.getByRole("main")).not.toContainText("Ash");
    await look(briar, "p17-former-player-desktop");
  });
});

/** A pod of the two, and a game that Briar won, by the API. */
async function playOneGame(ash: Page, briar: Page): Promise<{ podId: string; gameId: string }> {
  const { id: podId } = await post<{ id: string }>(ash, "/api/pods", { name: "Tuesday Night" });
  const { code } = await post<{ code: string }>(ash, `/api/pods/${podId}/invites`, {});
  await post(briar, `/api/invites/${code}/accept`, {});
  const members = (await (await ash.request.get(`/api/pods/${podId}/members`)).json()) as { items: { memberId: string; name: string }[] };
  const seats = members.items.map(({ memberId, name }) => ({
    memberId,
    commanders: ["Krenko, Mob Boss"],
    place: name === "Briar" ? 1 : 2,
  }));
  const game = { id: crypto.randomUUID(), playedAt: new Date().toISOString(), outcome: "win", seats };
  const { id: gameId } = await post<{ id: string }>(ash, `/api/pods/${podId}/games`, game);
  return { podId, gameId };
}

async function post<Answer>(page: Page, path: string, data: object): Promise<Answer> {
  const response = await page.request.post(path, { data });
  expect(response.ok(), `${path}: ${response.status()}`).toBe(true);
  return (await response.json()) as Answer;
}
