import { randomUUID } from "node:crypto";
import type { APIResponse, Page } from "@playwright/test";
import { eventually } from "@tatwats/test-kit";
import { type App, operator } from "./support/start-app.ts";
import { enrol } from "./support/steps.ts";
import { desktop, expect, phone, test } from "./support/test.ts";

const recoverWithinMs = 40_000;

test("the story ends well though each process is killed once on the way", async ({ app, openBrowser }) => {
  // Pages whose server is killed under them may say so on their console.
  const ash = await openBrowser(phone, { mayFail: true });
  await enrol(ash, "Ash");
  const pod = await json<{ id: string }>(ash.request.post("/api/pods", { data: { name: "Tuesday Night" } }));
  const members = await seatEverybody(ash, pod.id);
  const games: string[] = [];
  const game = () => ({
    id: randomUUID(),
    playedAt: new Date().toISOString(),
    outcome: "win",
    seats: members.map((memberId, index) => ({ memberId, commanders: ["Krenko, Mob Boss"], place: index + 1 })),
  });
  /** Sends it until it is answered, as the page does: the same id is the same game. */
  const record = async (body: ReturnType<typeof game>) => {
    await eventually(
      async () => (await ash.request.post(`/api/pods/${pod.id}/games`, { data: body })).ok(),
      "the recording",
      recoverWithinMs,
    );
    games.push(body.id);
  };

  await test.step("the helpers die before the recap: it comes later", async () => {
    await app.killProcess("helpers");
    await record(game());
    await recapsCome(ash, pod.id, games);
  });

  await test.step("the helpers die while they are at work: each recap comes once", async () => {
    for (let round = 0; round < 3; round += 1) {
      await record(game());
      if (round === 1) await app.killProcess("helpers");
    }
    await recapsCome(ash, pod.id, games);
  });

  await test.step("the web process dies while a game is being recorded: there is the whole game or none", async () => {
    const body = game();
    const sending = ash.request.post(`/api/pods/${pod.id}/games`, { data: body }).then(
      (response) => response.ok(),
      () => false,
    );
    await app.killProcess("web");
    const answered = await sending;
    await isServing(app);
    const found = (await history(ash, pod.id)).find(({ id }) => id === body.id);
    if (answered) expect(found).toBeDefined();
    if (found) expect(found.seats).toHaveLength(members.length);
    await record(body);
    await recapsCome(ash, pod.id, games);
  });

  await test.step("PostgreSQL dies: it is started again, and all that was answered is there", async () => {
    await ash.goto(`/pods/${pod.id}`);
    await expect(ash.getByText(`${games.length} games`, { exact: false }).first()).toBeVisible();
    await app.killProcess("postgres");
    await record(game());
    await recapsCome(ash, pod.id, games);
    await expect(ash.getByText(`${games.length} games`, { exact: false }).first()).toBeVisible({ timeout: recoverWithinMs });
  });

  await test.step("everything dies at once: the next start goes on where it was", async () => {
    await record(game());
    await app.killAll();
    await app.startAgain();
    await recapsCome(ash, pod.id, games);
    expect((await history(ash, pod.id)).map(({ id }) => id).toSorted()).toEqual(games.toSorted());
  });

  await test.step("the operator finds all tasks done, nothing dead, and an unaltered record", async () => {
    const console = await openBrowser(desktop, { mayFail: true });
    await console.goto("/console");
    await console.getByLabel("E-mail").fill(operator.email);
    await console.getByRole("textbox", { name: "Password" }).fill(operator.password);
    await console.getByRole("button", { name: "Sign in" }).click();
    await expect(console.getByRole("region", { name: "Status of the whole" })).toContainText(/All is well/, { timeout: recoverWithinMs });
    const list = async (path: string) => (await json<{ items: { state: string }[] }>(console.request.get(path))).items;
    await eventually(
      async () => (await list("/api/ops/tasks?state=completed&limit=100")).length === games.length,
      "the tasks' end",
      recoverWithinMs,
    );
    expect(await list("/api/ops/messages?state=dead")).toEqual([]);
    expect(await json(console.request.post("/api/ops/audit/verify", { data: {} }))).toMatchObject({ ok: true });
  });
});

async function seatEverybody(page: Page, podId: string): Promise<string[]> {
  for (const name of ["Briar", "Cole"]) await json(page.request.post(`/api/pods/${podId}/guests`, { data: { name } }));
  const { items } = await json<{ items: { memberId: string }[] }>(page.request.get(`/api/pods/${podId}/members`));
  return items.map((member) => member.memberId);
}

/** Every game gets its recap, and none a second one in the time in which a double would come. */
async function recapsCome(page: Page, podId: string, games: readonly string[]): Promise<void> {
  const recapped = async () => {
    const { items } = await json<{ items: { kind: string; gameId?: string }[] }>(page.request.get(`/api/pods/${podId}/messages?limit=100`));
    return items.flatMap((message) => (message.kind === "recap" && message.gameId ? [message.gameId] : []));
  };
  await eventually(async () => (await recapped()).length >= games.length, "the recaps", recoverWithinMs);
  expect((await recapped()).toSorted()).toEqual(games.toSorted());
}

async function history(page: Page, podId: string): Promise<{ id: string; seats: unknown[] }[]> {
  return (await json<{ items: { id: string; seats: unknown[] }[] }>(page.request.get(`/api/pods/${podId}/games?limit=100`))).items;
}

async function isServing(app: App): Promise<void> {
  await eventually(() => app.isReady(), "the web process' return", recoverWithinMs);
}

async function json<Answer>(request: Promise<APIResponse>): Promise<Answer> {
  const response = await request;
  expect(response.ok(), `${response.url()}: ${await response.text()}`).toBe(true);
  return (await response.json()) as Answer;
}
