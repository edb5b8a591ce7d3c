import { type Page, request } from "@playwright/test";
import { operator } from "../support/start-app.ts";
import { enrol, password, signUp } from "../support/steps.ts";
import { desktop, expect, look, lookInBothThemes, phone, test } from "../support/test.ts";

test("P1: signing up in under a minute, coming back, a confirmed address, a passkey, and a session ended from elsewhere", async ({
  openBrowser,
  app,
}) => {
  const ash = await openBrowser(phone);
  await addAuthenticator(ash);

  await test.step("Ash signs up in under a minute, and is told of a password that is guessed first", async () => {
    const began = Date.now();
    await ash.goto("/");
    await ash.getByRole("link", { name: "Create account" }).click();
    await ash.getByRole("textbox", { name: "Name" }).fill("Ash");
    await ash.getByRole("textbox", { name: "Email" }).fill("ash@example.org");
    await ash.getByRole("textbox", { name: "Password" }).fill("iloveyou1");
    await ash.getByRole("button", { name: "Create account" }).click();
    await expect(ash.getByText("This password is one of those that are guessed first.")).toBeVisible();
    await look(ash, "p1-weak-password-phone");
    await signUp(ash, "Ash", "ash@example.org");
    await expect(ash.getByRole("heading", { level: 1 })).toHaveText("Welcome, Ash");
    expect(Date.now() - began).toBeLessThan(60_000);
  });

  await test.step("Ash comes back and is still signed in", async () => {
    const again = await ash.context().newPage();
    await again.goto("/");
    await expect(again.getByRole("heading", { level: 1 })).toHaveText("Welcome, Ash");
    await again.close();
  });

  await test.step("the link in the mail confirms the address, once", async () => {
    const link = await mailedLink(app.url, "ash@example.org");
    await ash.goto(link);
    await expect(ash.getByRole("heading", { level: 1 })).toHaveText("Your address is confirmed");
    await lookInBothThemes(ash, "p1-confirmed-phone");
    await ash.goto("/verify-email?token=nonsense");
    await expect(ash.getByRole("heading", { level: 1 })).toHaveText("This link confirms nothing");
    await look(ash, "p1-not-confirmed-phone");
    await ash.getByRole("link", { name: "Send me a new one" }).click();
    await expect(ash.getByText("confirmed", { exact: true })).toBeVisible();
  });

  await test.step("Ash adds a passkey, signs out and comes in with it", async () => {
    await ash.getByRole("button", { name: "Add a passkey" }).click();
    await ash.getByRole("textbox", { name: "Name" }).fill("My phone");
    await look(ash, "p1-add-passkey-phone");
    await ash.getByRole("button", { name: "Make the passkey" }).click();
    await expect(ash.getByRole("button", { name: "Remove My phone" })).toBeVisible();
    await lookInBothThemes(ash, "p1-security-phone");
    await ash.getByRole("link", { name: "More" }).first().click();
    await lookInBothThemes(ash, "p1-more-phone");
    await ash.getByRole("button", { name: "Sign out" }).click();
    await ash.getByRole("link", { name: "Sign in" }).click();
    await lookInBothThemes(ash, "p1-sign-in-phone");
    await ash.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect(ash.getByRole("heading", { level: 1 })).toHaveText("Welcome, Ash");
  });

  const elsewhere = await openBrowser(desktop);
  await test.step("a wrong password is refused, the right one lets Ash in on another device", async () => {
    await elsewhere.goto("/sign-in");
    await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Sign in");
    await signIn(elsewhere, "not-the-password");
    await expect(elsewhere.getByText("Email and password don’t belong together.")).toBeVisible();
    await signIn(elsewhere, password);
    await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Welcome, Ash");
  });

  await test.step("Ash ends that session from the phone, and the other device shows it at once", async () => {
    await ash.goto("/more/security");
    await expect(ash.getByText("in use now")).toBeVisible();
    await ash.getByRole("button", { name: "Sign out Chrome on Linux" }).click();
    await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Sign in");
    await expect(ash.getByRole("button", { name: "Sign out Chrome on Linux" })).toHaveCount(0);
  });

  await test.step("the theme and the time zone go with the account to the next device", async () => {
    await ash.goto("/more/appearance");
    const saved = ash.waitForResponse((response) => response.request().method() === "PATCH");
    await ash.getByText("Light", { exact: true }).click();
    await expect(ash.locator("html")).toHaveAttribute("data-theme", "light");
    expect((await saved).ok()).toBe(true);
    await elsewhere.goto("/sign-in?next=/more/appearance");
    await signIn(elsewhere, password);
    await expect(elsewhere.getByRole("radio", { name: "Light" })).toBeChecked();
    await expect(elsewhere.locator("html")).toHaveAttribute("data-theme", "light");
    await elsewhere.getByRole("combobox", { name: "Time zone" }).selectOption("Asia/Tokyo");
    await look(elsewhere, "p1-appearance-desktop");
  });

  await test.step("a new password takes the old one, keeps the phone signed in and live, and ends the other session", async () => {
    await ash.goto("/more/security");
    await ash.getByRole("button", { name: "Change password" }).click();
    await ash.getByRole("textbox", { name: "Password until now" }).fill("not-the-password");
    await ash.getByRole("textbox", { name: "New password" }).fill("another-horse-battery");
    await ash.getByRole("button", { name: "Set the password" }).click();
    await expect(ash.getByText("This is not your password.")).toBeVisible();
    await look(ash, "p1-change-password-phone");
    await ash.getByRole("textbox", { name: "Password until now" }).fill(password);
    const live = connection(ash);
    await ash.getByRole("button", { name: "Set the password" }).click();
    await expect(ash.getByText("Your new password holds from now on.")).toBeVisible();
    await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Sign in");
    await live;
  });

  await test.step("signing out everywhere else reaches the phone at once", async () => {
    await elsewhere.goto("/sign-in?next=/more/security");
    await signIn(elsewhere, "another-horse-battery");
    await elsewhere.getByRole("button", { name: "Sign out everywhere else" }).click();
    await expect(elsewhere.getByText("Signed out in 1 other place.")).toBeVisible();
    await expect(ash.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  });
});

test("news: a friend calls my name, and the bell tells of it at once; what I mute I am not told", async ({
  openSharedBrowser: openBrowser,
}) => {
  const ash = await openBrowser(phone);
  const briar = await openBrowser(desktop);
  await enrol(ash, "Ash");
  await ash.goto("/notifications");
  await expect(ash.getByText("No news yet.")).toBeVisible();
  await lookInBothThemes(ash, "news-empty-phone");
  await enrol(briar, "Briar");

  const podId = await test.step("Briar uses Ash's invite", async () => {
    const pod = await ask<{ id: string }>(ash, "/api/pods", { name: "Tuesday Night" });
    const { code } = await ask<{ code: string }>(ash, `/api/pods/${pod.id}/invites`, {});
    await ask(briar, `/api/invites/${code}/accept`, {});
    await expect(ash.getByRole("link", { name: /Briar joined Tuesday Night/ })).toBeVisible();
    await expect(ash.getByRole("link", { name: /News 1 not read/ })).toBeVisible();
    return pod.id;
  });

  await test.step("Briar calls Ash by name, and opening it leads to the message", async () => {
    await ask(briar, `/api/pods/${podId}/messages`, { id: crypto.randomUUID(), text: "@Ash again on Tuesday?" });
    await expect(ash.getByRole("link", { name: /News 2 not read/ })).toBeVisible();
    await lookInBothThemes(ash, "news-phone");
    await ash.getByRole("link", { name: /Briar mentioned you in Tuesday Night/ }).click();
    await expect(ash.getByText("again on Tuesday?")).toBeVisible();
    await ash.goBack();
    await expect(ash.getByRole("link", { name: /News 1 not read/ })).toBeVisible();
    await ash.getByRole("button", { name: "Mark all read" }).click();
    await expect(ash.getByRole("link", { name: /not read/i })).toHaveCount(0);
  });

  await test.step("what Ash switches off stays silent", async () => {
    await ash.goto("/more/notifications");
    await lookInBothThemes(ash, "news-wanted-phone");
    const saved = ash.waitForResponse((response) => response.request().method() === "PATCH");
    await ash.getByRole("switch", { name: "Somebody calls my name" }).click();
    expect((await saved).ok()).toBe(true);
    await ask(briar, `/api/pods/${podId}/messages`, { id: crypto.randomUUID(), text: "@Ash did you hear me?" });
    // A kind that is wanted and comes after it: by then the other would have been told.
    const { code } = await ask<{ code: string }>(ash, `/api/pods/${podId}/invites`, {});
    const cole = await openBrowser(phone);
    await enrol(cole, "Cole");
    await ask(cole, `/api/invites/${code}/accept`, {});
    await expect(ash.getByRole("link", { name: /News 1 not read/ })).toBeVisible();
    await ash.goto("/notifications");
    await expect(ash.getByRole("link", { name: /Cole joined Tuesday Night/ })).toBeVisible();
    await expect(ash.getByText("did you hear me?")).toHaveCount(0);
  });
});

/** Gives the page's browser what holds passkeys, and a finger that is always on it. */
async function addAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** The page's next socket, once the server has let it in. */
async function connection(page: Page): Promise<void> {
  const socket = await page.waitForEvent("websocket");
  await socket.waitForEvent("framereceived", ({ payload }) => String(payload).startsWith("40"));
}

async function signIn(page: Page, given: string): Promise<void> {
  await page.getByRole("textbox", { name: "Email" }).fill("ash@example.org");
  await page.getByRole("textbox", { name: "Password" }).fill(given);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** The link in the last mail to an address, as an operator reads it. */
async function mailedLink(url: string, address: string): Promise<string> {
  const api = await request.newContext({ baseURL: url });
  await api.post("/api/auth/sign-in/email", { data: operator });
  const answer = await api.get(`/api/ops/mails?q=${encodeURIComponent(address)}`);
  const { items } = (await answer.json()) as { items: { text: string }[] };
  await api.dispose();
  return /http\S+/.exec(items[0]!.text)![0];
}

async function ask<Answer>(page: Page, path: string, data: object): Promise<Answer> {
  const response = await page.request.post(path, { data });
  expect(response.ok(), `${path}: ${response.status()}`).toBe(true);
  return (await response.json()) as Answer;
}
