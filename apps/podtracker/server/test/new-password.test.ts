import { afterAll, beforeAll, expect, test } from "vitest";
import { createAuthenticator } from "./authenticator.ts";
import { anonymous, type Person, signIn } from "./person.ts";
import { startTestApp, testAdmin, type TestApp } from "./start-test-app.ts";

let app: TestApp;
let operator: Person;
beforeAll(async () => {
  app = await startTestApp();
  operator = await signIn(app.url, testAdmin);
});
afterAll(() => app.stop());

const ada = { name: "Ada", email: "ada@example.org", password: "correct-horse-battery" };
const newPassword = "another-horse-battery";

async function mails(): Promise<{ to: string; text: string; state: string }[]> {
  return ((await (await operator.fetch("GET", "/api/ops/mails")).json()) as { items: { to: string; text: string; state: string }[] }).items;
}

test("whoever forgot the password gets a link, which is kept for the operators, good once, and ends all sessions", async () => {
  const before = anonymous(app.url);
  await before.fetch("POST", "/api/auth/sign-up/email", { body: ada });
  const socket = await before.connect();
  const ended = new Promise((resolve) => socket.once("session:ended", resolve));
  const asked = await anonymous(app.url).fetch("POST", "/api/auth/request-password-reset", { body: { email: ada.email } });
  expect(asked.status).toBe(200);
  const [mail] = await mails();
  expect(mail).toMatchObject({ to: ada.email, state: "kept" });
  const token = new URL(/http\S+/.exec(mail!.text)![0]).searchParams.get("token")!;
  const reset = async (body: object) => await anonymous(app.url).fetch("POST", "/api/auth/reset-password", { body });
  expect((await reset({ token, newPassword: "short" })).status).toBe(400);
  expect((await reset({ token, newPassword })).status).toBe(200);
  await ended;
  expect((await before.fetch("GET", "/api/me")).status).toBe(401);
  expect((await reset({ token, newPassword: "a-third-horse-battery" })).status).toBe(404);
  await signIn(app.url, { email: ada.email, password: newPassword });
  await expect(signIn(app.url, ada)).rejects.toThrow("wrong-credentials");
});

test("a passkey is told of by mail when it is added, and does not outlive a new password by link", async () => {
  const person = anonymous(app.url);
  const finn = { name: "Finn", email: "finn@example.org", password: "correct-horse-battery" };
  await person.fetch("POST", "/api/auth/sign-up/email", { body: finn });
  const phone = createAuthenticator("http://podtracker.test");
  const { challenge } = (await person.api.beginPasskey()) as { challenge: string };
  await person.api.addPasskey({ body: { name: "Finn's phone", response: phone.register(challenge) } });
  expect((await mails())[0]).toMatchObject({ to: finn.email, text: expect.stringContaining(`"Finn's phone"`) as string });
  const signInByPasskey = async () => {
    const asked = await anonymous(app.url).fetch("POST", "/api/auth/passkey/generate-authenticate-options", { body: {} });
    const response = phone.sign(((await asked.json()) as { challenge: string }).challenge);
    return (await anonymous(app.url).fetch("POST", "/api/auth/passkey/verify-authentication", { body: { response } })).status;
  };
  expect(await signInByPasskey()).toBe(200);
  await anonymous(app.url).fetch("POST", "/api/auth/request-password-reset", { body: { email: finn.email } });
  const token = new URL(/http\S+/.exec((await mails())[0]!.text)![0]).searchParams.get("token")!;
  expect((await anonymous(app.url).fetch("POST", "/api/auth/reset-password", { body: { token, newPassword } })).status).toBe(200);
  expect(await signInByPasskey()).toBe(401);
  const again = await signIn(app.url, { email: finn.email, password: newPassword });
  expect((await again.api.listPasskeys()).items).toEqual([]);
  const { items } = (await (await operator.fetch("GET", "/api/ops/audit?limit=50")).json()) as {
    items: { action: string; detail: object }[];
  };
  expect(items.find(({ action }) => action === "password.reset")).toMatchObject({ detail: { removedPasskeys: 1 } });
});

test("asking tells nobody whether there is an account, and keeps no mail where there is none", async () => {
  const count = (await mails()).length;
  const ask = async (email: string) => {
    const response = await anonymous(app.url).fetch("POST", "/api/auth/request-password-reset", { body: { email } });
    return { status: response.status, answer: await response.json() };
  };
  expect(await ask("nobody@example.org")).toEqual(await ask(ada.email));
  expect((await mails()).map(({ to }) => to)).not.toContain("nobody@example.org");
  expect(await mails()).toHaveLength(count + 1);
});

test("an account that is barred loses its sessions at once and can't sign in; the last admin can't be barred", async () => {
  const person = anonymous(app.url);
  const eve = { name: "Eve", email: "eve@example.org", password: "correct-horse-battery" };
  await person.fetch("POST", "/api/auth/sign-up/email", { body: eve });
  const { items } = (await (await operator.fetch("GET", "/api/ops/users?q=eve")).json()) as { items: { id: string; role: null }[] };
  expect(items).toMatchObject([{ role: null, disabled: false }]);
  const bar = async (id: string, disabled: boolean) =>
    await operator.fetch("PATCH", `/api/ops/users/${id}`, { body: { disabled, reason: "a test" } });
  expect((await bar(items[0]!.id, true)).status).toBe(200);
  expect((await person.fetch("GET", "/api/me")).status).toBe(401);
  await expect(signIn(app.url, eve)).rejects.toThrow("barred");
  expect((await bar(items[0]!.id, false)).status).toBe(200);
  await signIn(app.url, eve);
  const me = (await (await operator.fetch("GET", "/api/me")).json()) as { id: string };
  const last = await bar(me.id, true);
  expect({ status: last.status, ...((await last.json()) as object) }).toMatchObject({ status: 422, code: "rule-broken" });
  const audit = (await (await operator.fetch("GET", `/api/ops/audit?target=${items[0]!.id}&limit=2`)).json()) as {
    items: { action: string }[];
  };
  expect(audit.items.map(({ action }) => action)).toEqual(["account.signed-in", "account.enabled"]);
});

test("a role is given and taken by admins only, and holds from the next request on", async () => {
  const person = anonymous(app.url);
  await person.fetch("POST", "/api/auth/sign-up/email", {
    body: { name: "Orla", email: "orla@example.org", password: "correct-horse-battery" },
  });
  const { items } = (await (await operator.fetch("GET", "/api/ops/users?q=orla")).json()) as { items: { id: string }[] };
  const give = async (by: Person, role: string | null) =>
    (await by.fetch("PATCH", `/api/ops/users/${items[0]!.id}`, { body: { role, reason: "a test" } })).status;
  expect((await person.fetch("GET", "/api/ops/overview")).status).toBe(403);
  expect(await give(operator, "operator")).toBe(200);
  expect((await person.fetch("GET", "/api/ops/overview")).status).toBe(200);
  expect(await give(person, "admin")).toBe(403);
  expect(await give(operator, null)).toBe(200);
  expect((await person.fetch("GET", "/api/ops/overview")).status).toBe(403);
});
