import { randomUUID } from "node:crypto";
import { eventually } from "@tatwats/test-kit";
import { appliedRevision, giveReason, openConsole, readOps, revisionOf, saveSettings } from "../support/console.ts";
import { type Playgroup, seatPlaygroup } from "../support/playgroup.ts";
import { desktop, expect, look, lookInBothThemes, phone, tablet, test } from "../support/test.ts";

/*
 * What operators do, each as a story on one system that goes on from story to story: a playgroup's
 * games, whose recaps helpers write.
 */
let group: Playgroup;
test.beforeAll(async ({ sharedApp }) => {
  group = await seatPlaygroup(sharedApp.url);
  for (let turns = 5; turns < 12; turns += 1) await group.recapOf(await group.recordGame(turns));
});
test.afterAll(async () => await group.close());

test("O1: on one page whether all is well, since when, and what is not", async ({ sharedApp, openSharedBrowser }) => {
  const page = await openSharedBrowser(desktop);
  await openConsole(page);
  const status = page.getByRole("region", { name: "Status of the whole" });
  await expect(status).toContainText("All is well");
  await expect(page.getByRole("group", { name: "Components" })).toContainText("the_archivist");
  await lookInBothThemes(page, "console-01-overview-well");
  for (const [device, name] of [
    [phone, "phone"],
    [tablet, "tablet"],
  ] as const) {
    await page.setViewportSize(device.viewport);
    await look(page, `console-02-overview-${name}`);
  }
  await page.setViewportSize(desktop.viewport);

  await test.step("the helpers fall silent: within ten seconds the page says what, and since when", async () => {
    await sharedApp.signalProcess("helpers", "SIGSTOP");
    await expect(status).toContainText(/helpers is down/, { timeout: 10_000 });
    await expect(status).toContainText(/Since/);
    await eventually(
      async () => (await readOps<{ items: object[] }>(page, "incidents?state=open")).items.length > 0,
      "the incident",
      15_000,
    );
    await lookInBothThemes(page, "console-03-overview-down");
    await sharedApp.signalProcess("helpers", "SIGCONT");
  });

  await test.step("it recovers by itself, and the incident stays on record", async () => {
    await expect(status).toContainText("All is well", { timeout: 60_000 });
    await eventually(
      async () => (await readOps<{ items: object[] }>(page, "incidents?state=open")).items.length === 0,
      "the end of the incidents",
      60_000,
    );
    const incidents = page.getByRole("group", { name: "Incidents", exact: true });
    await incidents.getByText("Past").click();
    await expect(incidents).toContainText("helpers is down");
  });
});

test("O2: every helper's state, version, instances and load; paused, resumed, restarted", async ({ openSharedBrowser }) => {
  const page = await openSharedBrowser(desktop);
  await openConsole(page, "/console/helpers");
  const row = page.getByRole("row", { name: /the_author/ });
  await expect(row).toContainText("running");
  await expect(row).toContainText("1.0.0");
  await lookInBothThemes(page, "console-04-helpers");
  await row.getByRole("link", { name: "the_author" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "the_author" })).toBeVisible();

  await page.getByRole("button", { name: "Pause…" }).click();
  await look(page, "console-05-pause");
  await giveReason(page, "a new template comes", "Pause");
  await expect(page.getByRole("button", { name: "Resume…" })).toBeVisible();
  await expect(page.getByText("a new template comes").first()).toBeVisible();
  const game = await group.recordGame();
  await expect.poll(async () => (await readOps<{ held: number }>(page, "helpers/the_author")).held).toBe(1);
  await lookInBothThemes(page, "console-06-helper-paused");
  await page.getByRole("button", { name: "Resume…" }).click();
  await giveReason(page, "it is there", "Resume");
  await group.recapOf(game);

  const before = (await readOps<{ instances: { id: string }[] }>(page, "helpers/the_author")).instances[0]!.id;
  await page.getByRole("button", { name: "Restart…" }).click();
  await giveReason(page, "for good measure", "Restart");
  await expect
    .poll(async () => (await readOps<{ instances: { id: string }[] }>(page, "helpers/the_author")).instances.map(({ id }) => id), {
      timeout: 20_000,
    })
    .not.toContain(before);
  for (const tab of ["Instances", "Contracts", "Schedules", "Failures", "Log"]) {
    await page
      .getByRole("navigation", { name: /the_author/ })
      .getByRole("link", { name: new RegExp(`^${tab}`) })
      .click();
    await look(page, `console-07-helper-${tab.toLowerCase()}`);
  }
});

test("O3: a helper's settings in a form that refuses nonsense, shows the difference, and rolls back", async ({ openSharedBrowser }) => {
  const page = await openSharedBrowser(desktop);
  await openConsole(page, "/console/helpers/the_author/settings");
  const before = await revisionOf(page, "the_author");
  const late = page.getByRole("spinbutton", { name: /Late after seconds/ }).or(page.getByRole("textbox", { name: /Late after seconds/ }));
  await late.fill("5");
  await late.blur();
  await expect(
    page
      .getByRole("alert")
      .or(page.getByText(/between 10 and|at least 10|10 or more|10 to/i))
      .first(),
  ).toBeVisible();
  await late.fill("300");
  await page.getByText("lively", { exact: true }).click();
  await expect(page.getByText(/What would change/)).toBeVisible();
  await lookInBothThemes(page, "console-08-settings-change");
  await page.getByRole("button", { name: /^Save as revision/ }).click();
  await giveReason(page, "players asked for it", /^Save as revision/);
  await appliedRevision(page, "the_author", before + 1);
  await expect(page.getByText("all instances")).toBeVisible();

  await test.step("somebody else saves meanwhile: nothing of either is lost", async () => {
    await late.fill("400");
    await saveSettings(page, "the_author", { length: "short" }, "shorter ones");
    const notice = page.getByRole("alert", { name: "Somebody else saved" });
    await expect(notice).toContainText("“shorter ones”");
    await look(page, "console-09-settings-conflict");
    await notice.getByRole("button", { name: "Put mine on top of it" }).click();
    await page.getByRole("button", { name: /^Save as revision/ }).click();
    await giveReason(page, "later is fine", /^Save as revision/);
    await expect
      .poll(async () => await readOps<object>(page, "helpers/the_author/settings"))
      .toMatchObject({ revision: before + 3, settings: { length: "short", lateAfterSeconds: 400 } });
  });

  await test.step("back to how it was", async () => {
    await page.goto("/console/helpers/the_author/settings");
    await page.getByRole("button", { name: "Roll back to revision 1…" }).click();
    await giveReason(page, "as it was", "Roll back");
    await expect
      .poll(async () => await readOps<object>(page, "helpers/the_author/settings"))
      .toMatchObject({ revision: before + 4, settings: { length: "full", lateAfterSeconds: 120 } });
  });
});

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
