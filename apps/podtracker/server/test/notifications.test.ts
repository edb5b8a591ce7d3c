import { randomUUID } from "node:crypto";
import { eventually } from "@tatwats/test-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gameOf, type Person, podOfThree, signUp } from "./person.ts";
import { startTestApp, type TestApp } from "./start-test-app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await app.startHelpers();
});
afterAll(() => app.stop());

/** What somebody was told, once there is so much of it. */
async function told(person: Person, count: number) {
  return await eventually(async () => {
    const page = await person.api.listNotifications();
    return page.items.length >= count ? page : undefined;
  }, `${count} notifications of ${person.name}`);
}

test("who plays is told of the recap, who invites of the guest, at their sockets and over HTTP", async () => {
  const table = await podOfThree(app.url);
  const socket = await table.briar.connect();
  const heard: { id: string }[] = [];
  socket.on("notification", (notification: { id: string }) => heard.push(notification));
  await table.ash.api.recordGame({ params: { podId: table.pod.id }, body: gameOf(table) });
  const { items, unread } = await told(table.briar, 1);
  expect(items).toMatchObject([{ kind: "recap-posted", facts: { podName: "Tuesday Night", winners: ["Briar"] }, readAt: null }]);
  expect(unread).toBe(1);
  await eventually(() => heard.some(({ id }) => id === items[0]!.id), "the word at Briar's socket");
  socket.disconnect();
  expect((await told(table.ash, 1)).items).toMatchObject([
    { kind: "invite-used", facts: { name: "Briar" }, link: `/pods/${table.pod.id}/members` },
  ]);
});

test("they are read one by one, up to one, or all, by their owner alone", async () => {
  const owner = await signUp(app.url, "Olga");
  const pod = await owner.api.createPod({ body: { name: "Wednesday" } });
  const invite = await owner.api.createInvite({ params: { podId: pod.id }, body: {} });
  for (const name of ["Finn", "Gus", "Hal"]) {
    const guest = await signUp(app.url, name);
    await guest.api.acceptInvite({ params: { code: invite.code } });
  }
  const { items } = await told(owner, 3);
  const [last, middle, first] = items.map(({ id }) => id) as [string, string, string];
  expect(await owner.api.readNotification({ params: { notificationId: middle } })).toEqual({ unread: 2 });
  expect(await owner.api.readNotification({ params: { notificationId: middle } })).toEqual({ unread: 2 });
  expect(await owner.api.readAllNotifications({ body: { upTo: middle } })).toEqual({ unread: 1 });
  const unread = await owner.api.listNotifications({ query: { unread: "true" } });
  expect(unread.items.map(({ id }) => id)).toEqual([last]);
  expect(await owner.api.readAllNotifications({ body: {} })).toEqual({ unread: 0 });
  const stranger = await signUp(app.url, "Ines");
  for (const notificationId of [first, randomUUID()])
    await expect(stranger.api.readNotification({ params: { notificationId } })).rejects.toMatchObject({ status: 404, code: "not-found" });
  await expect(stranger.api.readAllNotifications({ body: { upTo: first } })).rejects.toMatchObject({ status: 404 });
  expect((await stranger.api.listNotifications()).items).toEqual([]);
});

test("they come in pages", async () => {
  const owner = await signUp(app.url, "Jo");
  const pod = await owner.api.createPod({ body: { name: "Thursday" } });
  const invite = await owner.api.createInvite({ params: { podId: pod.id }, body: {} });
  for (const name of ["Kai", "Lou", "Mia"]) await (await signUp(app.url, name)).api.acceptInvite({ params: { code: invite.code } });
  await told(owner, 3);
  const first = await owner.api.listNotifications({ query: { limit: 2 } });
  const second = await owner.api.listNotifications({ query: { limit: 2, cursor: first.nextCursor! } });
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(3);
});

test("a deck that is saved is checked, in the same transaction's message", async () => {
  const player = await signUp(app.url, "Nia");
  const list = [{ name: "Mountain", count: 99 }];
  const deck = await player.api.createDeck({ body: { name: "Goblins", commanders: ["Krenko, Mob Boss"], list } });
  const verdict = async () =>
    (
      await app.web.services.tatwats.database.query<{ verdict: string }>("select verdict from deck_check where deck_id = $1::uuid", [
        deck.id,
      ])
    ).rows[0]?.verdict;
  await eventually(async () => (await verdict()) === "legal", "the first check");
  await player.api.updateDeck({
    params: { deckId: deck.id },
    body: {
      list: [
        { name: "Island", count: 99 },
        { name: "Black Lotus", count: 1 },
      ],
    },
  });
  expect((await told(player, 1)).items).toMatchObject([
    {
      kind: "deck-illegal",
      facts: { deckName: "Goblins", problems: expect.arrayContaining([expect.objectContaining({ code: "banned" })]) },
    },
  ]);
  expect(await verdict()).toBe("illegal");
});
