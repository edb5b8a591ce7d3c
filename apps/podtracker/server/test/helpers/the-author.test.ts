import { afterEach, beforeEach, expect, test } from "vitest";
import { createTheAuthor } from "../../src/helpers/the-author/the-author.ts";
import { addGame, addPod, openWorkshop, type TestPod, type Workshop } from "./open-workshop.ts";

let workshop: Workshop<ReturnType<typeof createTheAuthor>>;
let pod: TestPod;
beforeEach(async () => {
  workshop = await openWorkshop((announcer) => createTheAuthor(announcer));
  pod = await addPod(workshop.query);
});
afterEach(() => workshop.close());

const sums = { games: 4, winnerGames: 4, winnerWins: 2 };

async function tellOf(game: Awaited<ReturnType<typeof addGame>>): Promise<string[]> {
  await workshop.tatwats.publish("game.archived", { ...game, sums });
  await workshop.idle();
  const rows = await workshop.query<{ text: string }>("select text from chat_message where kind = 'recap' order by number");
  return rows.map(({ text }) => text);
}

test("writes each game's recap once, and tells the pod's sockets", async () => {
  const game = await addGame(workshop.query, pod);
  const once = await tellOf(game);
  expect(once).toEqual([
    "Briar won with Krenko in combat after 9 turns. Behind: Ash with Krenko, then Cole with Krenko. It was game 4 of the pod, and the winner's 2nd win in 4 games.",
  ]);
  expect(await tellOf(game)).toEqual(once);
  expect(workshop.announced.map(([topic, event]) => [topic, event])).toEqual([
    [`pod:${pod.id}`, "chat:message"],
    [`pod:${pod.id}`, "pod:changed"],
  ]);
  expect(await workshop.audited("recap.posted")).toHaveLength(1);
});

test("speaks as its settings say", async () => {
  await workshop.settle({ tone: "lively", length: "short", tellRecord: false });
  expect(await tellOf(await addGame(workshop.query, pod))).toEqual(["One left standing! Briar won with Krenko in combat after 9 turns."]);
});

test("says how many games wait for their recap", async () => {
  expect((await workshop.health()).status).toBe("operational");
  await addGame(workshop.query, pod, { minutesAgo: 5, archived: true });
  expect(await workshop.health()).toEqual({ status: "degraded", reason: "1 filed game has no recap after 120 s." });
});
