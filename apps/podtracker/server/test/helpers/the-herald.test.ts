import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTheHerald } from "../../src/helpers/the-herald/the-herald.ts";
import { addGame, addPod, addUser, openWorkshop, type TestPod, type Workshop } from "./open-workshop.ts";

let workshop: Workshop<ReturnType<typeof createTheHerald>>;
let pod: TestPod;
beforeEach(async () => {
  workshop = await openWorkshop((announcer) => createTheHerald(announcer, undefined));
  pod = await addPod(workshop.query);
});
afterEach(() => workshop.close());

const told = async () =>
  (await workshop.query<{ user_id: string; kind: string }>("select user_id, kind from notification order by kind, created_at")).map(
    (row) => [row.user_id, row.kind],
  );

async function recapOf(gameId: string): Promise<void> {
  const facts = { podName: "Tuesday Night", playedAt: "2026-11-20T19:30:00.000Z", outcome: "win" as const, winners: ["Briar"] };
  await workshop.tatwats.publish("recap.posted", { podId: pod.id, gameId, chatMessageId: randomUUID(), ...facts });
  await workshop.idle();
}

async function join(name: string, joinedAt = "2026-11-22T10:00:00.000Z"): Promise<string> {
  const userId = await addUser(workshop.query, name);
  await workshop.query("insert into pod_member (id, pod_id, user_id) values ($1::uuid, $2::uuid, $3::uuid)", [
    randomUUID(),
    pod.id,
    userId,
  ]);
  const joined = { podId: pod.id, podName: "Tuesday Night", userId, name, inviterId: pod.briar, joinedAt };
  await workshop.tatwats.publish("pod.joined", joined);
  await workshop.tatwats.publish("pod.joined", joined);
  await workshop.idle();
  return userId;
}

const checkOf = (before: "legal" | "illegal" | null, revision = 1) => ({
  deckId: "01890000-0000-7000-8000-000000000001",
  deckName: "Goblins",
  ownerId: pod.ash,
  revision,
  catalogueAsOf: "2026-11",
  catalogueSha256: "0".repeat(64),
  verdict: "illegal" as const,
  before,
  problems: [{ code: "banned" as const, card: "Krenko, Mob Boss", detail: "Krenko, Mob Boss is banned in Commander." }],
});

test("tells the others when somebody joins, the inviter in particular, and each of them once", async () => {
  await join("Dara");
  expect(await told()).toEqual([
    [pod.briar, "invite-used"],
    [pod.ash, "pod-joined"],
  ]);
  expect(new Set(workshop.announced.map(([topic, event]) => `${topic} ${event}`))).toEqual(
    new Set([`user:${pod.ash} notification`, `user:${pod.briar} notification`]),
  );
  expect(workshop.announced).toHaveLength(2);
  const [row] = await workshop.query("select facts, link from notification where kind = 'pod-joined'");
  expect(row).toMatchObject({ facts: { podName: "Tuesday Night", name: "Dara" }, link: `/pods/${pod.id}/members` });
});

test("tells players of a recap, except who recorded the game, guests and who has left", async () => {
  const { gameId } = await addGame(workshop.query, pod);
  await recapOf(gameId);
  await recapOf(gameId);
  expect(await told()).toEqual([[pod.briar, "recap-posted"]]);
  await workshop.query("update pod_member set left_at = now() where user_id = $1::uuid", [pod.briar]);
  await recapOf((await addGame(workshop.query, pod)).gameId);
  expect(await told()).toHaveLength(1);
});

test("tells an owner that a deck became illegal, not that it always was, and once for one change", async () => {
  for (const check of [checkOf(null), checkOf("legal"), checkOf("legal")]) await workshop.tatwats.publish("deck.checked", check);
  await workshop.idle();
  expect(await told()).toEqual([[pod.ash, "deck-illegal"]]);
  await workshop.tatwats.publish("deck.checked", checkOf("legal", 3));
  await workshop.idle();
  expect(await told()).toHaveLength(2);
});

test("tells nothing of the kinds that are off, keeps notifications as long as it is set to, and outlives a deleted account", async () => {
  await workshop.settle({ podJoined: false, inviteUsed: false, deckIllegal: false, keepDays: 3 });
  await join("Dara");
  await workshop.tatwats.publish("deck.checked", checkOf("legal"));
  await workshop.tatwats.publish("deck.checked", { ...checkOf("legal"), ownerId: randomUUID() });
  await workshop.idle();
  expect(await told()).toEqual([]);
  await recapOf((await addGame(workshop.query, pod)).gameId);
  const [row] = await workshop.query<{ days: number }>("select extract(day from keep_until - created_at)::int as days from notification");
  expect(row).toEqual({ days: 3 });
  await workshop.settle({ deckIllegal: true });
  await workshop.tatwats.publish("deck.checked", { ...checkOf("legal"), ownerId: randomUUID() });
  await workshop.idle();
  expect(await workshop.deadLetters()).toBe(0);
});

test("says whom it has not told of a recap", async () => {
  const { gameId } = await addGame(workshop.query, pod, { minutesAgo: 5, archived: true });
  expect((await workshop.health()).status).toBe("operational");
  await workshop.query(
    "insert into chat_message (id, pod_id, number, kind, text, game_id, at) values ($1::uuid, $2::uuid, 1, 'recap', 'Briar won.', $3::uuid, now() - interval '4 minutes')",
    [randomUUID(), pod.id, gameId],
  );
  expect(await workshop.health()).toEqual({ status: "degraded", reason: "1 player was not told of a recap after 2 minutes." });
  await recapOf(gameId);
  expect((await workshop.health()).status).toBe("operational");
});
