import { operator } from "./support/start-app.ts";
import { chooseCommander, createInviteLink, recordGame, saveDeck, signUp } from "./support/steps.ts";
import { desktop, expect, look, lookInBothThemes, phone, test } from "./support/test.ts";

test("P1 P2 P4 P12 O1 O6: from signing up to the recap in the chat, and its whole story in the console", async ({ openBrowser }) => {
  const ash = await openBrowser(phone);
  const briar = await openBrowser(phone);
  let inviteLink = "";

  await test.step("Ash signs up and adds a deck by typing “atrax”", async () => {
    await ash.goto("/");
    await lookInBothThemes(ash, "01-welcome-phone");
    await ash.getByRole("link", { name: "Create account" }).click();
    await look(ash, "02-sign-up-phone");
    await signUp(ash, "Ash");
    await expect(ash.getByRole("heading", { level: 1 })).toHaveText("Welcome, Ash");
    await lookInBothThemes(ash, "03-home-empty-phone");
    await ash.getByRole("link", { name: "Add a deck" }).first().click();
    await ash.getByRole("combobox", { name: "Commander" }).fill("atrax");
    await expect(ash.getByRole("option").first()).toContainText("Atraxa, Praetors' Voice");
    await look(ash, "04-commander-phone");
    await ash.getByRole("option", { name: /Atraxa, Praetors' Voice/ }).click();
    await saveDeck(ash, "Counters for Everyone");
    await lookInBothThemes(ash, "05-deck-phone");
  });

  await test.step("Ash makes a pod and copies the invite link", async () => {
    await ash.goto("/pods/new");
    await ash.getByLabel("Pod name").fill("Tuesday Night");
    await look(ash, "06-new-pod-phone");
    await ash.getByRole("button", { name: "Make pod" }).click();
    await expect(ash.getByRole("heading", { level: 1, name: "Members" })).toBeVisible();
    await ash.getByRole("link", { name: "Tuesday Night" }).first().click();
    await expect(ash.getByRole("heading", { level: 1, name: "Tuesday Night" })).toBeVisible();
    await lookInBothThemes(ash, "07-pod-empty-phone");
    await ash.getByRole("link", { name: "Members and invites" }).click();
    inviteLink = await createInviteLink(ash);
    await look(ash, "08-members-phone");
  });

  await test.step("Briar opens the link, signs up, joins, and adds a deck with two partners", async () => {
    await briar.goto(inviteLink);
    await expect(briar.getByRole("heading", { level: 1, name: "Tuesday Night" })).toBeVisible();
    await look(briar, "09-invite-phone");
    await briar.getByRole("link", { name: "Create account" }).click();
    await signUp(briar, "Briar");
    await briar.getByRole("button", { name: /^Join/ }).click();
    await briar.waitForURL(/\/pods\//);
    await briar.goto("/decks/new");
    await chooseCommander(briar, "Commander", "thrasios", /Thrasios, Triton Hero/);
    await briar.getByRole("button", { name: "Add a Partner" }).click();
    await chooseCommander(briar, "Partner", "tymna", /Tymna the Weaver/);
    await look(briar, "10-partners-phone");
    await saveDeck(briar, "Thrasios and Tymna");
    await briar.goto("/decks");
    await expect(briar.getByRole("link", { name: /Thrasios and Tymna/ })).toBeVisible();
    await lookInBothThemes(briar, "11-decks-phone");
  });

  await test.step("Ash adds a guest and records the game; Briar sees it without reloading", async () => {
    await ash.getByLabel("Guest’s name").fill("Cole");
    await ash.getByRole("button", { name: "Add guest" }).click();
    await expect(ash.getByText("Cole", { exact: true })).toBeVisible();
    await briar.goto("/");
    await briar.getByRole("link", { name: /^Tuesday Night/ }).click();
    await expect(briar.getByRole("heading", { level: 1, name: "Tuesday Night" })).toBeVisible();
    await expect(briar.getByText("Briar won", { exact: false })).toHaveCount(0);

    await ash.goto("/");
    await ash.getByRole("link", { name: "Record a game" }).first().click();
    await recordGame(ash);
    await look(ash, "12-record-phone");
    await ash.getByRole("button", { name: "Record game" }).click();
    await expect(ash.getByText("The game is recorded.")).toBeVisible();
    await lookInBothThemes(ash, "13-game-phone");

    await expect(briar.getByRole("link", { name: /^Briar won with Thrasios/ })).toBeVisible();
  });

  await test.step("the recap stands in the chat, for both", async () => {
    const recap = /Briar won with Thrasios and Tymna the Weaver in combat after 9 turns/;
    await expect(briar.getByText(recap)).toBeVisible();
    await lookInBothThemes(briar, "14-pod-phone");
    await ash.goto("/");
    await ash.getByRole("link", { name: "Chat" }).first().click();
    await expect(ash.getByText(recap)).toBeVisible();
    await ash.getByRole("textbox", { name: "Message" }).fill("Well played. Again on Tuesday?");
    await ash.getByRole("button", { name: "Send" }).click();
    await expect(briar.getByText("Well played. Again on Tuesday?")).toBeVisible();
    await lookInBothThemes(ash, "15-chat-phone");
  });

  await test.step("the pod, its history and the decks on a wide screen", async () => {
    const wide = await ash.context().newPage();
    await wide.setViewportSize(desktop.viewport);
    await wide.goto("/");
    await look(wide, "16-home-desktop");
    await wide
      .getByRole("main")
      .getByRole("link", { name: /^Tuesday Night/ })
      .click();
    await expect(wide.getByText(/Briar won with Thrasios/).first()).toBeVisible();
    await lookInBothThemes(wide, "17-pod-desktop");
    await wide.goto(`${wide.url()}/games`);
    await expect(wide.getByRole("main").getByRole("link", { name: /^Briar won with Thrasios/ })).toBeVisible();
    await look(wide, "18-history-desktop");
    await wide.goto("/more");
    await expect(wide.getByRole("heading", { level: 1 })).toBeVisible();
    await look(wide, "19-more-desktop");
    await wide.close();
  });

  await test.step("the operator sees that all is well, and follows the message", async () => {
    const console = await openBrowser(desktop);
    await console.goto("/console");
    await expect(console.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await look(console, "20-console-sign-in");
    await console.getByLabel("E-mail").fill(operator.email);
    await console.getByRole("textbox", { name: "Password" }).fill(operator.password);
    await console.getByRole("button", { name: "Sign in" }).click();
    await expect(console.getByRole("region", { name: "Status of the whole" })).toContainText(/All is well/);
    await lookInBothThemes(console, "21-console-overview");

    await console.getByRole("link", { name: "Helpers" }).first().click();
    await expect(console.getByRole("link", { name: "the_archivist" }).first()).toBeVisible();
    await lookInBothThemes(console, "22-console-helpers");
    await console.getByRole("link", { name: "the_author" }).first().click();
    await expect(console.getByRole("heading", { level: 1, name: "the_author" })).toBeVisible();
    await look(console, "23-console-helper");

    await console.getByRole("link", { name: "Messages" }).first().click();
    await expect(console.getByRole("heading", { level: 1, name: "Messages" })).toBeVisible();
    await lookInBothThemes(console, "24-console-messages");
    await console
      .getByRole("row", { name: /game\.finished/ })
      .getByRole("link")
      .first()
      .click();
    await expect(console.getByRole("heading", { level: 1, name: "game.finished" })).toBeVisible();
    await expect(console.getByRole("article", { name: "Delivery to the_archivist" })).toContainText("handled");
    await expect(console.getByRole("link", { name: /game\.archived/ }).first()).toBeVisible();
    await expect(
      console
        .getByText("game.recorded")
        .or(console.getByText(/recorded/))
        .first(),
    ).toBeVisible();
    await lookInBothThemes(console, "25-console-message");

    await console.getByRole("link", { name: "Tasks" }).first().click();
    await expect(console.getByRole("row", { name: /Aftermath of a game in Tuesday Night/ })).toContainText("completed");
    await lookInBothThemes(console, "26-console-tasks");
    await console
      .getByRole("link", { name: /Aftermath of a game/ })
      .first()
      .click();
    await expect(console.getByRole("heading", { level: 1, name: /Aftermath of a game/ })).toBeVisible();
    await look(console, "27-console-task");

    await console.getByRole("link", { name: "Audit" }).first().click();
    await expect(console.getByRole("region", { name: "Audit log" })).toContainText(/Ash/);
    await lookInBothThemes(console, "28-console-audit");
    await console.getByRole("link", { name: "Integrity" }).click();
    await console.getByRole("button", { name: "Verify now" }).click();
    await expect(console.getByRole("region", { name: "Integrity" })).toContainText(/entries/);
    await lookInBothThemes(console, "29-console-integrity");
  });
});
