import { giveReason, openConsole, readOps, saveSettings } from "../support/console.ts";
import { type Playgroup, seatPlaygroup } from "../support/playgroup.ts";
import { desktop, expect, look, lookInBothThemes, test } from "../support/test.ts";

/*
 * What operators do, each as a story on one system that goes on from story to story, and from file to
 * file: tasks, the audit log, and what is around the pages.
 */
let group: Playgroup;
test.beforeAll(async ({ sharedApp }) => {
  group = await seatPlaygroup(sharedApp.url);
  await group.recapOf(await group.recordGame());
});
test.afterAll(async () => await group.close());

test("O8: a task from its start through every helper to its end; one is started by form, another cancelled", async ({
  openSharedBrowser,
}) => {
  const page = await openSharedBrowser(desktop);
  await openConsole(page, "/console/tasks");
  await expect(page.getByRole("row", { name: /Aftermath/ }).first()).toContainText("completed");
  await lookInBothThemes(page, "console-21-tasks");
  await page
    .getByRole("row", { name: /Aftermath/ })
    .first()
    .getByRole("link")
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: /Aftermath/ })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("the_herald");
  await look(page, "console-22-task");

  await test.step("a workflow is started by its form", async () => {
    await page.goto("/console/tasks/workflows");
    await expect(page.getByText("check-up").first()).toBeVisible();
    await look(page, "console-23-workflows");
    await page
      .getByRole("button", { name: /^Start/ })
      .first()
      .click();
    await page.getByRole("textbox", { name: /Occasion/ }).fill("after the move");
    await look(page, "console-24-workflow-start");
    await page.getByLabel("Reason").fill("we moved house");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Start/ })
      .click();
    await expect(page.getByRole("heading", { level: 1, name: "Check-up after the move" })).toBeVisible();
    await expect(page.getByText("completed").first()).toBeVisible({ timeout: 30_000 });
    await lookInBothThemes(page, "console-25-workflow-task");
  });

  await test.step("one that waits for a paused helper is cancelled", async () => {
    await page.request.post("/api/ops/helpers/the_librarian/pause", { data: { reason: "so that the task waits" } });
    const started = await page.request.post("/api/ops/workflows/check-up/start", {
      data: { input: { occasion: "in vain" }, reason: "to be cancelled" },
    });
    const { taskId } = (await started.json()) as { taskId: string };
    await page.goto(`/console/tasks/${taskId}`);
    await page.getByRole("button", { name: "Cancel…" }).click();
    await giveReason(page, "not needed any more", "Cancel the task");
    await expect(page.getByText("cancelled").first()).toBeVisible();
    await look(page, "console-26-task-cancelled");
    await page.request.post("/api/ops/helpers/the_librarian/resume", { data: { reason: "done" } });
  });
});

test("O9: everything anybody did is searched, filtered, exported, and proved not to be altered", async ({ openSharedBrowser }) => {
  const page = await openSharedBrowser(desktop);
  await openConsole(page, "/console/audit");
  await saveSettings(page, "the_author", { opening: "{{winner}} took it!" }, "winner, not winer");
  await saveSettings(page, "the_author", { opening: "" }, "as before");
  await page.getByRole("searchbox", { name: "Search" }).fill("winner, not winer");
  await expect(page.getByRole("row", { name: /settings/ }).first()).toBeVisible();
  await expect(page).toHaveURL(/q=winner/);
  await lookInBothThemes(page, "console-27-audit");
  await page
    .getByRole("row", { name: /settings/ })
    .first()
    .click();
  await expect(page.getByText("{{winner}} took it!").first()).toBeVisible();
  await look(page, "console-28-audit-entry");
  const exported = await page.request.get("/api/ops/audit/export?format=csv&q=winer");
  expect(await exported.text()).toContain("settings.changed");

  await page.goto("/console/audit/integrity");
  await page.getByRole("button", { name: "Verify now" }).click();
  await expect(page.getByText(/as they were|nothing was altered|intact|verified/i).first()).toBeVisible({ timeout: 30_000 });
  await lookInBothThemes(page, "console-29-integrity");
});

test("around the pages: the palette, a viewer's limits, users and roles, kept mails, the picture that stands still", async ({
  openSharedBrowser,
  sharedApp,
}) => {
  const page = await openSharedBrowser(desktop);
  await openConsole(page);
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("the_herald");
  await look(page, "console-30-palette");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "the_herald" })).toBeVisible();

  await page.request.post("/api/auth/request-password-reset", { data: { email: "operator@example.org" } });
  await page.goto("/console/mails");
  await expect(page.getByText("A new password for PodTracker").first()).toBeVisible();
  await look(page, "console-31-mails");
  await page.goto("/console/users");
  await expect(page.getByRole("row", { name: /Ash/ }).first()).toBeVisible();
  await look(page, "console-32-users");

  await test.step("a viewer sees, and is told why the buttons do nothing", async () => {
    const viewer = await openSharedBrowser(desktop);
    const email = "vera@example.org";
    await viewer.request.post("/api/auth/sign-up/email", { data: { name: "Vera", email, password: "correct-horse-battery" } });
    await viewer.goto("/console/");
    await expect(viewer.getByText(/no role/i).first()).toBeVisible();
    const { items } = await readOps<{ items: { id: string }[] }>(page, "users?q=vera");
    await page.request.patch(`/api/ops/users/${items[0]!.id}`, { data: { role: "viewer", reason: "she watches" } });
    await viewer.goto("/console/helpers/the_author");
    await expect(viewer.getByRole("button", { name: "Pause…" })).toHaveAttribute("aria-disabled", "true");
    expect((await viewer.request.post("/api/ops/helpers/the_author/pause", { data: { reason: "forged" } })).status()).toBe(403);
    const audit = await readOps<{ items: object[] }>(page, "audit?action=console.refused&limit=1");
    expect(audit.items).toMatchObject([{ actor: { name: "Vera" }, outcome: "refused" }]);
  });

  await test.step("the connection lost: the page says so, and catches up", async () => {
    const lost = await openSharedBrowser(desktop, { mayFail: true });
    await openConsole(lost);
    await expect(lost.getByRole("region", { name: "Status of the whole" })).toBeVisible();
    await lost.context().setOffline(true);
    await expect(lost.getByText(/Connection lost, showing data of/)).toBeVisible({ timeout: 30_000 });
    await look(lost, "console-33-connection-lost");
    await lost.context().setOffline(false);
    await expect(lost.getByText(/Connection lost/)).toHaveCount(0, { timeout: 30_000 });
    expect(sharedApp.url).toBeTruthy();
  });
});

test("what people and programs typed is shown as text, whatever it holds", async ({ openSharedBrowser }) => {
  const page = await openSharedBrowser(desktop);
  await openConsole(page, "/console/tasks");
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  const occasion = `<img src=x onerror="alert(1)"> {{7*7}} \u202Eolleh 🧙‍♀️ ‘quotes’`;
  const started = await page.request.post("/api/ops/workflows/check-up/start", {
    data: { input: { occasion }, reason: "<script>alert(2)</script>" },
  });
  const { taskId } = (await started.json()) as { taskId: string };
  await expect(page.getByRole("row", { name: /onerror/ })).toBeVisible();
  await page.goto(`/console/tasks/${taskId}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText('<img src=x onerror="alert(1)"> {{7*7}}');
  await look(page, "console-34-hostile-task");
  await page.goto("/console/audit?action=workflow.started");
  await page
    .getByRole("row", { name: /check-up/ })
    .first()
    .click();
  await expect(page.getByText("<script>alert(2)</script>").first()).toBeVisible();
  await look(page, "console-35-hostile-audit");
  for (const address of [
    "/console/messages?q=%27%3B%20drop%20table",
    "/console/messages/not-an-id",
    "/console/helpers/the_nobody",
    "/console/nowhere",
    "/console/tasks?state=nonsense",
  ]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  expect(asked).toEqual([]);
});
