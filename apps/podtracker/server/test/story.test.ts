import { randomUUID } from "node:crypto";
import { eventually } from "@tatwats/test-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gameOf, podOfThree, signIn } from "./person.ts";
import { startTestApp, testAdmin, type TestApp } from "./start-test-app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

test("a recorded game reaches the other players at once, and its recap the chat when the helpers come up", async () => {
  const table = await podOfThree(app.url);
  const { ash, briar, pod } = table;
  const socket = await briar.connect();
  const heard: [string, unknown][] = [];
  socket.onAny((event: string, payload: unknown) => heard.push([event, payload]));
  expect(await socket.emitWithAck("subscribe", { topic: `pod:${pod.id}` })).toEqual({ ok: true });

  const game = gameOf(table);
  await ash.api.recordGame({ params: { podId: pod.id }, body: game });
  await ash.api.recordGame({ params: { podId: pod.id }, body: game });
  await eventually(() => heard.some(([event]) => event === "game:recorded"), "the news of the game at Briar's socket");
  const history = await briar.api.listGames({ params: { podId: pod.id } });
  expect(history.items).toHaveLength(1);
  expect((await briar.api.listMessages({ params: { podId: pod.id } })).items.filter((message) => message.kind === "recap")).toEqual([]);

  await app.startHelpers();
  const recap = await eventually(
    async () => (await briar.api.listMessages({ params: { podId: pod.id } })).items.find((message) => message.kind === "recap"),
    "the recap",
  );
  expect(recap.text).toMatch(/^Briar won with Thrasios and Tymna the Weaver in combat after 9 turns\./);
  expect(recap.gameId).toBe(game.id);
  await eventually(
    () => heard.some(([event, payload]) => event === "chat:message" && (payload as { id: string }).id === recap.id),
    "the recap at Briar's socket",
  );
  const sums = (await briar.api.getPod({ params: { podId: pod.id } })).sums;
  expect(sums).toMatchObject({ games: 1, draws: 0, lastPlayedAt: game.playedAt });
  socket.disconnect();
});

test("the operator can follow the message from its sender to the recap, and the audit log verifies", async () => {
  const table = await podOfThree(app.url);
  const game = gameOf(table);
  await table.ash.api.recordGame({ params: { podId: table.pod.id }, body: game });
  const operator = await signIn(app.url, testAdmin);
  const read = async <Answer>(path: string) => (await (await operator.fetch("GET", path)).json()) as Answer;
  const list = async <Item>(path: string) => (await read<{ items: Item[] }>(path)).items;
  const finished = await eventually(
    async () => (await list<{ id: string; conversationId: string }>(`/api/ops/messages?type=game.finished&q=${game.id}`))[0],
    "the message",
  );
  const story = await eventually(async () => {
    const found = await read<{ deliveries: { state: string }[]; effects: { type: string }[] }>(`/api/ops/messages/${finished.id}`);
    return found.effects.length > 0 && found.deliveries.every((delivery) => delivery.state === "handled") ? found : undefined;
  }, "its story");
  expect(story).toMatchObject({
    sender: "podtracker",
    recipient: null,
    deliveries: [{ recipient: "the_archivist", attempts: [{ number: 1, outcome: "handled" }] }],
  });
  expect(story.effects.map((effect) => effect.type)).toEqual(["game.archived", "recap.posted"]);
  const task = await eventually(
    async () =>
      (await list<{ conversationId: string }>("/api/ops/tasks?state=completed")).find(
        (found) => found.conversationId === finished.conversationId,
      ),
    "the task's end",
  );
  expect(task).toMatchObject({ helpers: ["the_archivist", "the_author", "the_herald"], progress: 1 });
  const audit = await list<{ action: string }>(`/api/ops/audit?conversation=${finished.conversationId}`);
  expect(audit.map((entry) => entry.action).toSorted()).toEqual([
    "game.archived",
    "game.recorded",
    "recap.posted",
    "task.completed",
    "task.started",
  ]);
  const verdict = await (await operator.fetch("POST", "/api/ops/audit/verify", { body: {} })).json();
  expect(verdict).toMatchObject({ ok: true });
});

test("a game whose recording fails half-way leaves nothing, neither rows nor a message", async () => {
  const table = await podOfThree(app.url);
  const game = gameOf(table);
  game.seats[2]!.memberId = randomUUID();
  await expect(table.ash.api.recordGame({ params: { podId: table.pod.id }, body: game })).rejects.toMatchObject({
    status: 422,
    code: "unknown-member",
  });
  const operator = await signIn(app.url, testAdmin);
  const messages = (await (await operator.fetch("GET", `/api/ops/messages?q=${game.id}`)).json()) as { items: unknown[] };
  expect(messages.items).toEqual([]);
  expect((await table.ash.api.listGames({ params: { podId: table.pod.id } })).items).toEqual([]);
});
