import { randomUUID } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { eventually } from "@tatwats/test-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anonymous, gameOf, join, type Person, podOfThree, signIn, signUp } from "./person.ts";
import { begin } from "./live-table.ts";
import { startTestApp, testAdmin, type TestApp } from "./start-test-app.ts";

let app: TestApp;
let operator: Person;
beforeAll(async () => {
  app = await startTestApp();
  operator = await signIn(app.url, testAdmin);
});
afterAll(() => app.stop());

const password = "correct-horse-battery";

interface Mail {
  to: string;
  subject: string;
  text: string;
}

async function mailsTo(address: string): Promise<Mail[]> {
  const response = await operator.fetch("GET", `/api/ops/mails?q=${encodeURIComponent(address)}`);
  return ((await response.json()) as { items: Mail[] }).items;
}

const tokenIn = (mail: Mail | undefined) => new URL(/http\S+/.exec(mail!.text)![0]).searchParams.get("token")!;

async function code(response: Response): Promise<string> {
  return ((await response.json()) as { code: string }).code;
}

test("the commonest passwords are refused wherever one is chosen", async () => {
  const email = `${randomUUID()}@example.org`;
  for (const common of ["password", "12345678", "Football", "TRUSTNO1", "qwertyuiop"]) {
    const refused = await anonymous(app.url).fetch("POST", "/api/auth/sign-up/email", { body: { name: "Ash", email, password: common } });
    expect({ status: refused.status, code: await code(refused) }).toEqual({ status: 422, code: "weak-password" });
  }
  const ash = await signUp(app.url, "Ash");
  const body = { currentPassword: password, newPassword: "iloveyou1" };
  expect(await code(await ash.fetch("POST", "/api/auth/change-password", { body }))).toBe("weak-password");
});

test("an address is confirmed by the link in the mail, once", async () => {
  const ash = await signUp(app.url, "Ash");
  const { email, emailVerified } = await ash.api.getMe();
  expect(emailVerified).toBe(false);
  const [mail] = await mailsTo(email);
  expect(mail).toMatchObject({ to: email, subject: "Is this your address?" });
  const verify = async (token: string) =>
    await anonymous(app.url).fetch("GET", `/api/auth/verify-email?token=${encodeURIComponent(token)}`);
  expect((await verify("nonsense")).status).toBe(404);
  expect((await verify(tokenIn(mail))).status).toBe(200);
  expect((await ash.api.getMe()).emailVerified).toBe(true);
  expect(await code(await ash.fetch("POST", "/api/auth/send-verification-email", { body: {} }))).toBe("rule-broken");
});

test("another address holds once it is confirmed, and takes the password to ask for", async () => {
  const ash = await signUp(app.url, "Ash");
  const newEmail = `new-${randomUUID()}@example.org`;
  const change = async (given: string) => await ash.fetch("POST", "/api/auth/change-email", { body: { newEmail, password: given } });
  expect(await code(await change("wrong"))).toBe("wrong-password");
  expect((await change(password)).status).toBe(200);
  const { email: before, emailVerified } = await ash.api.getMe();
  expect(emailVerified).toBe(false);
  const told = (await mailsTo(before)).find(({ subject }) => subject === "Another address for your account?");
  expect(told).toMatchObject({ to: before, text: expect.stringContaining(newEmail) as string });
  expect(told!.text).not.toContain("http");
  expect((await anonymous(app.url).fetch("GET", `/api/auth/verify-email?token=${tokenIn((await mailsTo(newEmail))[0])}`)).status).toBe(200);
  expect(await ash.api.getMe()).toMatchObject({ email: newEmail, emailVerified: true });
  await signIn(app.url, { email: newEmail, password });
  await expect(signIn(app.url, { email: before, password })).rejects.toThrow("wrong-credentials");
});

test("a new password ends all other sessions and their sockets, and keeps this one", async () => {
  const ash = await signUp(app.url, "Ash");
  const { email } = await ash.api.getMe();
  const phone = await signIn(app.url, { email, password });
  const socket = await phone.connect();
  const ended = new Promise((resolve) => socket.once("session:ended", resolve));
  const body = { currentPassword: password, newPassword: "another-horse-battery" };
  expect((await ash.fetch("POST", "/api/auth/change-password", { body })).status).toBe(200);
  await ended;
  expect((await ash.api.getMe()).email).toBe(email);
  await expect(phone.api.getMe()).rejects.toMatchObject({ status: 401 });
});

test("a link for a new password is worth nothing once the password was changed, by whatever way", async () => {
  const ash = await signUp(app.url, "Ash");
  const { email } = await ash.api.getMe();
  const askForLink = async () => {
    await anonymous(app.url).fetch("POST", "/api/auth/request-password-reset", { body: { email } });
    return tokenIn((await mailsTo(email))[0]);
  };
  const reset = async (token: string) =>
    (await anonymous(app.url).fetch("POST", "/api/auth/reset-password", { body: { token, newPassword: "a-third-horse-battery" } })).status;
  const old = await askForLink();
  const body = { currentPassword: password, newPassword: "another-horse-battery" };
  expect((await ash.fetch("POST", "/api/auth/change-password", { body })).status).toBe(200);
  expect(await reset(old)).toBe(404);
  const [first, second] = [await askForLink(), await askForLink()];
  expect(await reset(second)).toBe(200);
  expect(await reset(first)).toBe(404);
  await signIn(app.url, { email, password: "a-third-horse-battery" });
});

test("sessions are listed without their secrets, and ended one by one or all but this", async () => {
  const ash = await signUp(app.url, "Ash");
  const { email } = await ash.api.getMe();
  const [phone, tablet] = [await signIn(app.url, { email, password }), await signIn(app.url, { email, password })];
  const { items } = await ash.api.listSessions();
  expect(items).toHaveLength(3);
  expect(JSON.stringify(items)).not.toContain("token");
  const theirs = (await phone.api.listSessions()).items.find(({ current }) => current)!;
  const stranger = await signUp(app.url, "Mallory");
  await stranger.api.endSession({ params: { sessionId: theirs.sessionId } });
  const socket = await phone.connect();
  const ended = new Promise((resolve) => socket.once("session:ended", resolve));
  await ash.api.endSession({ params: { sessionId: theirs.sessionId } });
  await ended;
  await ash.api.endSession({ params: { sessionId: theirs.sessionId } });
  await expect(phone.api.getMe()).rejects.toMatchObject({ status: 401 });
  expect(await ash.api.endOtherSessions()).toEqual({ ended: 1 });
  await expect(tablet.api.getMe()).rejects.toMatchObject({ status: 401 });
  expect((await ash.api.listSessions()).items).toMatchObject([{ current: true }]);
});

test("who fails to sign in waits longer each time, whether there is an account or not", async () => {
  const ash = await signUp(app.url, "Ash");
  const { email } = await ash.api.getMe();
  const answers = async (address: string, tries: number) => {
    const found: string[] = [];
    for (let n = 0; n < tries; n += 1) {
      const response = await anonymous(app.url).fetch("POST", "/api/auth/sign-in/email", {
        body: { email: address, password: "wrong-wrong" },
      });
      found.push(await code(response));
      if (response.status === 429) expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    }
    return found;
  };
  const expected = [...Array.from({ length: 6 }, () => "wrong-credentials"), "too-many-requests"];
  expect(await answers(email, 7)).toEqual(expected);
  expect(await answers(`nobody-${randomUUID()}@example.org`, 7)).toEqual(expected);
  // So long a wait that hashing passwords on a busy machine does not sit it out.
  await app.web.services.prisma.signInFailure.updateMany({ data: { failures: 12 } });
  await expect(signIn(app.url, { email, password })).rejects.toThrow("too-many-requests");
  await app.web.services.prisma.signInFailure.deleteMany();
  await signIn(app.url, { email, password });
});

test("a household's typos of earlier are forgotten, and those of who signed in after all are taken back", async () => {
  const { signInFailure } = app.web.services.prisma;
  await signInFailure.deleteMany();
  const { email } = await (await signUp(app.url, "Ash")).api.getMe();
  const other = await (await signUp(app.url, "Briar")).api.getMe();
  const mistype = async (address: string) =>
    await code(await anonymous(app.url).fetch("POST", "/api/auth/sign-in/email", { body: { email: address, password: "wrong-wrong" } }));
  const counts = async () => (await signInFailure.findMany()).map(({ failures }) => failures).toSorted((a, b) => a - b);
  await mistype(other.email);
  for (let n = 0; n < 3; n += 1) await mistype(email);
  // Each account from here and from anywhere, and the address.
  expect(await counts()).toEqual([1, 1, 3, 3, 4]);
  await signIn(app.url, { email, password });
  expect(await counts()).toEqual([0, 1, 1, 1]);
  await signInFailure.updateMany({ data: { failures: 500, lastAt: new Date(Date.now() - 3 * 60 * 60_000) } });
  await signIn(app.url, { email: other.email, password });
  expect(await mistype(email)).toBe("wrong-credentials");
  await signIn(app.url, { email, password });
  await signInFailure.deleteMany();
});

test("who is signed in can't try passwords without end, wherever they are asked for one", async () => {
  const { signInFailure } = app.web.services.prisma;
  await signInFailure.deleteMany();
  const ash = await signUp(app.url, "Ash");
  const wrong = "wrong-wrong";
  const remove = async (given: string) => await code(await ash.fetch("DELETE", "/api/me", { body: { password: given } }));
  const changePassword = async (given: string) =>
    await ash.fetch("POST", "/api/auth/change-password", { body: { currentPassword: given, newPassword: "another-horse-battery" } });
  const changeEmail = async (given: string) =>
    await code(await ash.fetch("POST", "/api/auth/change-email", { body: { newEmail: `${randomUUID()}@example.org`, password: given } }));
  for (let n = 0; n < 2; n += 1) {
    expect([await remove(wrong), await code(await changePassword(wrong)), await changeEmail(wrong)]).toEqual(
      Array.from({ length: 3 }, () => "wrong-password"),
    );
  }
  // So long a wait that a busy machine does not sit it out.
  expect((await signInFailure.updateMany({ where: { failures: 6 }, data: { failures: 12 } })).count).toBe(1);
  const asked = [await remove(password), await code(await changePassword(password)), await changeEmail(password)];
  expect(asked).toEqual(Array.from({ length: 3 }, () => "too-many-requests"));
  await signInFailure.updateMany({ where: { failures: 12 }, data: { lastAt: new Date(Date.now() - 60 * 60_000) } });
  expect((await changePassword(password)).status).toBe(200);
  expect(await signInFailure.count()).toBe(0);
});

test("my name, colours, theme, time zone and what I am told are mine to set", async () => {
  const ash = await signUp(app.url, "Ash");
  const set = {
    displayName: "Ashen",
    avatar: ["U" as const, "G" as const],
    theme: "light" as const,
    timeZone: "Europe/Vienna",
    muted: ["recap-posted" as const],
  };
  expect(await ash.api.updateMe({ body: set })).toMatchObject({ ...set, avatar: ["U", "G"] });
  expect(await ash.api.updateMe({ body: { timeZone: null } })).toMatchObject({ displayName: "Ashen", timeZone: null });
  await expect(ash.api.updateMe({ body: { timeZone: "Mars/Olympus" } })).rejects.toMatchObject({ status: 400 });
  await expect(ash.api.updateMe({ body: { muted: ["nonsense"] as never } })).rejects.toMatchObject({ status: 400 });
});

test("all my data comes as a zip that can be read, with nobody's secrets", async () => {
  const table = await podOfThree(app.url);
  const { ash, pod } = table;
  await ash.api.createDeck({
    body: { name: "Fire/Ice: a deck", commanders: ["Krenko, Mob Boss"], list: [{ name: "Mountain", count: 99 }] },
  });
  const game = await ash.api.recordGame({ params: { podId: pod.id }, body: gameOf(table) });
  await ash.api.correctGame({ params: { gameId: game.id }, body: { turns: 11, reason: "miscounted" } });
  const gameId = await begin(table);
  const tap = { id: randomUUID(), at: new Date().toISOString(), type: "life.changed" as const, seat: 1, delta: -3 };
  await ash.api.appendEvents({ params: { gameId }, body: { events: [tap] } });
  await ash.api.postMessage({ params: { podId: pod.id }, body: { id: randomUUID(), text: '=HYPERLINK("x"), she said' } });
  const response = await ash.fetch("GET", "/api/me/export");
  expect(response.headers.get("content-type")).toBe("application/zip");
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  const read = (name: string) => strFromU8(files[name]!);
  expect(Object.keys(files).toSorted()).toEqual(
    [
      "READ ME.txt",
      "account.json",
      "decks.json",
      "decks/1 Fire_Ice_ a deck.txt",
      "games.csv",
      "games.json",
      "game-changes.json",
      "counted.json",
      "imports.json",
      "messages.csv",
      "messages.json",
      "reactions.json",
      "invites.json",
      "mails.json",
      "notifications.json",
      "pods.json",
    ].toSorted(),
  );
  expect(read("decks/1 Fire_Ice_ a deck.txt")).toContain("99 Mountain");
  expect(read("games.csv").split("\r\n")[1]).toContain(`"Ash, Briar, Cole"`);
  expect(read("messages.csv")).toContain(`"'=HYPERLINK(""x""), she said"`);
  expect(JSON.parse(read("games.json"))).toMatchObject([{ seats: [{ memberName: "Ash" }, {}, {}] }]);
  expect(JSON.parse(read("game-changes.json"))).toMatchObject([
    { gameId: game.id, kind: "recorded" },
    { gameId: game.id, kind: "corrected", reason: "miscounted" },
  ]);
  expect(JSON.parse(read("counted.json"))).toMatchObject([{ gameId, type: "life.changed", facts: { seat: 1, delta: -3 } }]);
  const everything = Object.keys(files).map(read).join("\n");
  for (const secret of ["token", "publicKey", 'password"']) expect(everything).not.toContain(secret);
});

test("deleting an account takes the password, its name out of the pods, and leaves their records whole", async () => {
  const table = await podOfThree(app.url);
  const { ash, briar, pod } = table;
  const helpers = await app.startHelpers();
  const dara = await signUp(app.url, "Dara");
  await join(ash, dara, pod.id, "organiser");
  const game = await ash.api.recordGame({ params: { podId: pod.id }, body: gameOf(table) });
  const message = await ash.api.postMessage({ params: { podId: pod.id }, body: { id: randomUUID(), text: "my words" } });
  await helpers.stop();
  const socket = await ash.connect();
  const ended = new Promise((resolve) => socket.once("session:ended", resolve));
  await expect(ash.api.deleteMe({ body: { password: "wrong" } })).rejects.toMatchObject({ code: "wrong-password" });
  const { email } = await ash.api.getMe();
  await ash.api.deleteMe({ body: { password } });
  await ended;
  await expect(ash.api.getMe()).rejects.toMatchObject({ status: 401 });
  await expect(signIn(app.url, { email, password })).rejects.toThrow("wrong-credentials");
  const kept = await briar.api.getGame({ params: { gameId: game.id } });
  expect(kept.seats.map(({ memberName }) => memberName)).toEqual(["Former player", "Briar", "Cole"]);
  expect(kept.recordedBy).toEqual({ userId: null, name: "Former player" });
  const said = (await briar.api.listMessages({ params: { podId: pod.id } })).items;
  expect(said.find(({ id }) => id === message.id)).not.toHaveProperty("author");
  expect(JSON.stringify(said)).not.toContain("Ash");
  expect(await dara.api.getPod({ params: { podId: pod.id } })).toMatchObject({ role: "owner" });
  await signUp(app.url, "Ash");
});

test("the last admin can't delete their account", async () => {
  await expect(operator.api.deleteMe({ body: { password: testAdmin.password } })).rejects.toMatchObject({ code: "last-admin" });
});

test("a passkey that nobody made, or for a challenge that was never given, is refused", async () => {
  const ash = await signUp(app.url, "Ash");
  const options = (await ash.api.beginPasskey()) as { challenge: string; rp: { id: string } };
  expect(options.rp.id).toBe("podtracker.test");
  for (const response of [{}, { id: "x", rawId: "x", type: "public-key", response: { clientDataJSON: "e30", attestationObject: "oA" } }]) {
    await expect(ash.api.addPasskey({ body: { name: "Phone", response } })).rejects.toMatchObject({ status: 400, code: "malformed" });
  }
  for (const response of [{}, { id: 3 }, { id: "unknown", response: {} }]) {
    const refused = await anonymous(app.url).fetch("POST", "/api/auth/passkey/verify-authentication", { body: { response } });
    expect({ status: refused.status, code: await code(refused) }).toEqual({ status: 401, code: "wrong-credentials" });
  }
  expect((await ash.api.listPasskeys()).items).toEqual([]);
});

test("a name that is part of many words is forgotten where it stood, and nowhere else; also as the guest they were", async () => {
  const table = await podOfThree(app.url);
  const { ash, briar, pod, members } = table;
  const e = await signUp(app.url, "e");
  const link = await ash.api.createClaimLink({ params: { podId: pod.id, memberId: members.cole } });
  await e.api.acceptClaim({ params: { code: link.code } });
  await e.api.updateMe({ body: { displayName: "Bobby Tables" } });
  await e.api.deleteMe({ body: { password } });
  const texts = (await briar.api.listMessages({ params: { podId: pod.id } })).items.map(({ text }) => text);
  expect(texts).toEqual([
    "Former player is Former player: 0 games are theirs now.",
    "Former player joined the pod.",
    "Briar joined the pod.",
  ]);
  // A recap that is written after the account is gone knows no name either.
  const late = await signUp(app.url, "Quentin");
  await join(ash, late, pod.id);
  const { items } = await ash.api.listMembers({ params: { podId: pod.id } });
  const cole = items.find(({ name }) => name === "Quentin")!.memberId;
  const game = gameOf({ ...table, members: { ...members, cole } });
  game.seats[1]!.place = 3;
  game.seats[2]!.place = 1;
  await ash.api.recordGame({ params: { podId: pod.id }, body: game });
  await late.api.deleteMe({ body: { password } });
  const helpers = await app.startHelpers();
  await eventually(async () => (await briar.api.listNotifications()).items.some(({ kind }) => kind === "recap-posted"), "the recap's news");
  const everything = JSON.stringify([await briar.api.listMessages({ params: { podId: pod.id } }), await briar.api.listNotifications()]);
  expect(everything).toContain("Former player won");
  expect(everything).not.toContain("Quentin");
  await helpers.stop();
});

test("of the last two admins who delete their accounts at once, one stays; writing meanwhile brings no fault", async () => {
  const second = await signUp(app.url, "Ada");
  const { id } = await second.api.getMe();
  await operator.fetch("PATCH", `/api/ops/users/${id}`, { body: { role: "admin", reason: "a test" } });
  const pod = await second.api.createPod({ body: { name: "Busy" } });
  const writing = Array.from({ length: 12 }, (_, n) =>
    n % 2
      ? second.api.postMessage({ params: { podId: pod.id }, body: { id: randomUUID(), text: "words" } })
      : second.api.createDeck({ body: { name: "D", commanders: ["Krenko, Mob Boss"] } }),
  );
  const going = [second.api.deleteMe({ body: { password } }), operator.api.deleteMe({ body: { password: testAdmin.password } })];
  const results = await Promise.allSettled(going);
  const written = await Promise.allSettled(writing);
  for (const result of [...results, ...written])
    if (result.status === "rejected") expect(result.reason.status, String(result.reason)).toBeLessThan(500);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
