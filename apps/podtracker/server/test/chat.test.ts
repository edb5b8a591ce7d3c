import { randomUUID } from "node:crypto";
import { eventually } from "@tatwats/test-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { join, podOfThree, signUp } from "./person.ts";
import { startTestApp, type TestApp } from "./start-test-app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

async function say(person: Awaited<ReturnType<typeof podOfThree>>["ash"], podId: string, text: string, replyTo?: string) {
  return await person.api.postMessage({ params: { podId }, body: { id: randomUUID(), text, ...(replyTo ? { replyTo } : {}) } });
}

async function age(messageId: string, minutes: number): Promise<void> {
  const sql = "update chat_message set at = at - $2 * interval '1 minute' where id = $1::uuid";
  await app.web.services.tatwats.database.query(sql, [messageId, minutes]);
}

test("what was said is unread for others until they read it, and a mark never goes back", async () => {
  const { ash, briar, pod } = await podOfThree(app.url);
  const params = { podId: pod.id };
  const joining = (await ash.api.listMessages({ params })).items[0]!;
  // Somebody has joined meanwhile: what Ash says does not count that as read.
  await say(ash, pod.id, "zero");
  expect(await ash.api.getPod({ params })).toMatchObject({ unread: 2 });
  const zero = (await ash.api.listMessages({ params })).items[0]!;
  await ash.api.readMessages({ params, body: { upTo: zero.id } });
  const said = [await say(ash, pod.id, "one"), await say(ash, pod.id, "two"), await say(ash, pod.id, "three")];
  expect(await ash.api.getPod({ params })).toMatchObject({ unread: 0, readUpTo: said[2]!.id });
  expect(await briar.api.getPod({ params })).toMatchObject({ unread: 4, readUpTo: joining.id });
  const phone = await briar.connect();
  const told = new Promise((resolve) => phone.once("chat:read", resolve));
  expect(await briar.api.readMessages({ params, body: { upTo: said[1]!.id } })).toEqual({ unread: 1, readUpTo: said[1]!.id });
  expect(await told).toEqual({ podId: pod.id, unread: 1, readUpTo: said[1]!.id });
  expect(await briar.api.readMessages({ params, body: { upTo: said[0]!.id } })).toEqual({ unread: 1, readUpTo: said[1]!.id });
  expect((await briar.api.listPods()).items).toMatchObject([{ unread: 1 }]);
  await expect(briar.api.readMessages({ params, body: { upTo: randomUUID() } })).rejects.toMatchObject({ status: 404 });
  const late = await signUp(app.url, "Late");
  await join(ash, late, pod.id);
  expect(await late.api.getPod({ params })).toMatchObject({ unread: 0 });
  phone.disconnect();
});

test("only who said it edits it, for a quarter of an hour; all who listen see the change", async () => {
  const { ash, briar, pod } = await podOfThree(app.url);
  const socket = await briar.connect();
  await socket.emitWithAck("subscribe", { topic: `pod:${pod.id}` });
  const changes: unknown[] = [];
  socket.on("chat:changed", (message: { text: string }) => changes.push(message.text));
  const { id } = await say(ash, pod.id, "Firday at 8");
  const at = { podId: pod.id, messageId: id };
  expect(await ash.api.editMessage({ params: at, body: { text: "Friday at 8" } })).toMatchObject({
    text: "Friday at 8",
    editedAt: expect.any(String),
  });
  await eventually(() => changes.length === 1, "the change over the socket");
  expect(changes).toEqual(["Friday at 8"]);
  await expect(briar.api.editMessage({ params: at, body: { text: "never" } })).rejects.toMatchObject({ status: 403 });
  await age(id, 16);
  await expect(ash.api.editMessage({ params: at, body: { text: "Sunday" } })).rejects.toMatchObject({ status: 422, code: "too-late" });
  socket.disconnect();
});

test("deleting empties the message and keeps its place; organisers may remove, members only their own and fresh", async () => {
  const { ash, briar, pod } = await podOfThree(app.url);
  const params = { podId: pod.id };
  const [ashs, briars] = [await say(ash, pod.id, "secret"), await say(briar, pod.id, "old")];
  await ash.api.addReaction({ params: { ...params, messageId: briars.id, emoji: "🔥" } });
  await expect(briar.api.deleteMessage({ params: { ...params, messageId: ashs.id } })).rejects.toMatchObject({ status: 403 });
  await age(briars.id, 16);
  await expect(briar.api.deleteMessage({ params: { ...params, messageId: briars.id } })).rejects.toMatchObject({ code: "too-late" });
  const gone = await ash.api.deleteMessage({ params: { ...params, messageId: briars.id } });
  expect(gone).toMatchObject({ text: "", reactions: [], deletedAt: expect.any(String), number: briars.number });
  expect(await ash.api.deleteMessage({ params: { ...params, messageId: briars.id } })).toEqual(gone);
  const event = (await ash.api.listMessages({ params })).items.find(({ kind }) => kind === "event")!;
  await expect(ash.api.deleteMessage({ params: { ...params, messageId: event.id } })).rejects.toMatchObject({ status: 403 });
  expect((await briar.api.listMessages({ params, query: { q: "old" } })).items).toEqual([]);
});

test("a reaction counts once a person, is taken back, and must be one emoji", async () => {
  const { ash, briar, pod } = await podOfThree(app.url);
  const { id } = await say(ash, pod.id, "who's in?");
  const on = (emoji: string) => ({ params: { podId: pod.id, messageId: id, emoji } });
  await Promise.all([briar.api.addReaction(on("👍🏽")), briar.api.addReaction(on("👍🏽")), ash.api.addReaction(on("👍🏽"))]);
  await briar.api.addReaction(on("❤️"));
  const { reactions } = (await briar.api.listMessages({ params: { podId: pod.id } })).items[0]!;
  expect(reactions).toMatchObject([
    { emoji: "👍🏽", count: 2, mine: true },
    { emoji: "❤️", count: 1, mine: true },
  ]);
  await briar.api.removeReaction(on("👍🏽"));
  expect((await briar.api.removeReaction(on("👍🏽"))).reactions).toMatchObject([{ count: 1, mine: false }, { emoji: "❤️" }]);
  for (const emoji of ["x", "👍👍", "<b>", "%00"]) {
    await expect(briar.api.addReaction(on(emoji))).rejects.toMatchObject({ status: 400, code: "malformed" });
  }
});

test("a reply carries the beginning of what it answers", async () => {
  const { ash, briar, pod } = await podOfThree(app.url);
  const first = await say(ash, pod.id, `${"a".repeat(139)}𝒷 and more`);
  const reply = await say(briar, pod.id, "yes", first.id);
  expect(reply).toMatchObject({ replyTo: first.id, repliedTo: { author: { name: "Ash" }, text: `${"a".repeat(139)}𝒷…`, deleted: false } });
  await ash.api.deleteMessage({ params: { podId: pod.id, messageId: first.id } });
  expect((await ash.api.listMessages({ params: { podId: pod.id } })).items[0]!.repliedTo).toMatchObject({ text: "", deleted: true });
});

test("search finds words by their beginning, in this pod only, page by page", async () => {
  const { ash, pod } = await podOfThree(app.url);
  const other = await ash.api.createPod({ body: { name: "Another" } });
  await say(ash, other.id, "the Krenko deck elsewhere");
  for (let n = 0; n < 5; n += 1) await say(ash, pod.id, `Krenko number ${n}, don't worry`);
  await say(ash, pod.id, "nothing of that");
  const params = { podId: pod.id };
  const first = await ash.api.listMessages({ params, query: { q: "kren NUMB", limit: 3 } });
  expect(first.items.map(({ text }) => text.at(14))).toEqual(["4", "3", "2"]);
  const second = await ash.api.listMessages({ params, query: { q: "kren NUMB", limit: 3, cursor: first.nextCursor! } });
  expect(second.items.map(({ text }) => text.at(14))).toEqual(["1", "0"]);
  expect(second.nextCursor).toBeNull();
  expect((await ash.api.listMessages({ params, query: { q: "don't" } })).items).toHaveLength(5);
  for (const q of ["", "   ", "!&|:*()", "<->", "'"]) expect((await ash.api.listMessages({ params, query: { q } })).items).toEqual([]);
});

test.each([
  ["see https://moxfield.com/decks/a1B-c2", ["moxfield", "decks/a1b", "https://moxfield.com/decks/a1B-c2"]],
  ["my win/loss record and/or yours", ["loss", "win/loss", "and/or", "or"]],
  ["I don’t know", ["don’t", "don't", "know"]],
  ["on 2026-11-23, with UMA-345", ["2026-11-23", "11", "UMA-345", "uma", "345"]],
  ["a naïve Lim-Dûl", ["naive", "naïve", "nai\u0308ve", "Lim-Dul", "dûl", "LIM"]],
  ["path/to/thing, ash@example.org", ["thing", "example", "path/to"]],
  ["ÜBER Привет 你好", ["uber", "привет", "你"]],
  ["a\\b 'quoted' " + "x".repeat(1900), ["quoted'", "a\\b", "x".repeat(150)]],
])("search finds words as people write them: %s", async (text, queries) => {
  const { ash, pod } = await podOfThree(app.url);
  await say(ash, pod.id, text);
  await say(ash, pod.id, "something else");
  for (const q of queries) {
    const { items } = await ash.api.listMessages({ params: { podId: pod.id }, query: { q } });
    expect([q, items.map((item) => item.text)]).toEqual([q, [text]]);
  }
});

test("who is called by name is told once, unless they don't want to be", async () => {
  const { ash, briar, pod } = await podOfThree(app.url);
  const helpers = await app.startHelpers();
  const message = await say(ash, pod.id, "@briar, bring the dice. @Ash too, @Cole");
  expect(message.mentions).toEqual([(await briar.api.getMe()).id]);
  await eventually(async () => (await briar.api.listNotifications()).unread > 0, "the notification");
  const told = (await briar.api.listNotifications()).items.filter(({ kind }) => kind === "mentioned");
  expect(told).toMatchObject([{ facts: { name: "Ash", podName: "Tuesday Night", messageId: message.id } }]);
  await helpers.stop();
});

test("sockets hear who comes, who goes and who writes", async () => {
  const { ash, briar, pod } = await podOfThree(app.url);
  const [ashId, briarId] = [(await ash.api.getMe()).id, (await briar.api.getMe()).id];
  const topic = `pod:${pod.id}`;
  const [mine, phone, laptop] = [await ash.connect(), await briar.connect(), await briar.connect()];
  const heard: unknown[] = [];
  mine.on("pod:presence", (told) => heard.push(told));
  expect(await mine.emitWithAck("subscribe", { topic })).toEqual({ ok: true });
  const here = new Promise((resolve) => phone.once("pod:presence", resolve));
  await phone.emitWithAck("subscribe", { topic });
  expect(await here).toEqual({ podId: pod.id, userIds: [ashId, briarId], online: true });
  await laptop.emitWithAck("subscribe", { topic });
  const typing = new Promise((resolve) => mine.once("chat:typing", resolve));
  await phone.emitWithAck("chat:typing", { podId: pod.id });
  expect(await typing).toEqual({ podId: pod.id, userId: briarId, name: "Briar" });
  laptop.disconnect();
  await phone.emitWithAck("unsubscribe", { topic });
  await eventually(() => heard.length === 4, "the word that Briar is gone");
  const told = (userId: string, online: boolean) => ({ podId: pod.id, userIds: [userId], online });
  expect(heard).toEqual([told(ashId, true), told(briarId, true), told(briarId, true), told(briarId, false)]);
  mine.disconnect();
  phone.disconnect();
});
