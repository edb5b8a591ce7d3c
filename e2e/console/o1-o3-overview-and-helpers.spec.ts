import { eventually } from "@tatwats/test-kit";
import { appliedRevision, giveReason, openConsole, readOps, revisionOf, saveSettings } from "../support/console.ts";
import { type Playgroup, seatPlaygroup } from "../support/playgroup.ts";
import { desktop, expect, look, lookInBothThemes, phone, tablet, test } from "../support/test.ts";

/*
 * What operators do, each as a story on one system that goes on from story to story, and from file to
 * file: whether all is well, and the helpers: looked at, paused, set otherwise.
 */
let group: Playgroup;
test.beforeAll(async ({ sharedApp }) => {
  group = await seatPlaygroup(sharedApp.url);
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
    // On record with the next look, two and a half seconds apart, and an incident once it has lasted for ten.
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
