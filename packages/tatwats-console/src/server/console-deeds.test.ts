import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { AuditRow } from "../contract/audit.ts";
import type { BatchAnswer, DeadGroupRow } from "../contract/dead-letter.ts";
import type { HelperAnswer } from "../contract/helper.ts";
import type { MessageAnswer } from "../contract/message.ts";
import type { ScheduleRow } from "../contract/schedule.ts";
import type { SettingRevisionRow, SettingsAnswer } from "../contract/setting.ts";
import { startTestConsole, type TestConsole } from "./test-console.ts";

interface Page<Item> {
  items: Item[];
}
let shop: TestConsole;

beforeAll(async () => {
  shop = await startTestConsole();
}, 60_000);
afterAll(async () => await shop.stop(), 30_000);

const reason = "a test asks for it";
const settingsUrl = "/api/ops/helpers/the_baker/settings";

describe("steering a helper", () => {
  test("pause, resume, drain and restart are obeyed and on record with reason and address", async () => {
    await done("/api/ops/helpers/the_rider/pause", { reason });
    expect(await read<HelperAnswer>("/api/ops/helpers/the_rider")).toMatchObject({
      state: "paused",
      desired: { reason, by: "Vera the operator" },
    });
    await done("/api/ops/helpers/the_rider/resume", { reason });
    await done("/api/ops/helpers/the_rider/restart", { reason });
    await settled(async () => expect((await read<HelperAnswer>("/api/ops/helpers/the_rider")).state).toBe("running"));
    const { items } = await read<Page<AuditRow>>("/api/ops/audit?target=the_rider&limit=3");
    expect(items.map(({ action }) => action)).toEqual(["helper.restarted", "helper.resumed", "helper.paused"]);
    expect(items[0]).toMatchObject({ actor: { id: "id-of-operator" }, address: "127.0.0.1", detail: { reason } });
  });

  test("a deed without a reason changes nothing", async () => {
    for (const body of [{}, { reason: "  " }, { reason: "x".repeat(501) }, { reason, more: 1 }, { reason: "a\0b" }]) {
      expect((await shop.post("/api/ops/helpers/the_baker/pause", body)).status).toBe(400);
    }
    expect((await read<HelperAnswer>("/api/ops/helpers/the_baker")).desired.state).toBe("running");
  });

  test("a helper that is not there is not found", async () => {
    expect((await shop.post("/api/ops/helpers/the_nobody/pause", { reason })).status).toBe(404);
  });

  test("limits are taken and given back", async () => {
    const limits = "/api/ops/helpers/the_rider/limits";
    expect((await shop.put(limits, { concurrency: 3, reason })).status).toBe(200);
    expect((await read<HelperAnswer>("/api/ops/helpers/the_rider")).limits).toEqual({ concurrency: 3, mailboxLimit: null });
    expect((await shop.put(limits, { concurrency: null, reason })).status).toBe(200);
    expect((await shop.put(limits, { concurrency: 0, reason })).status).toBe(400);
    expect((await read<HelperAnswer>("/api/ops/helpers/the_rider")).limits).toEqual({ concurrency: null, mailboxLimit: null });
  });

  test("a schedule runs now, pauses and resumes", async () => {
    const url = "/api/ops/helpers/the_baker/schedules/morning";
    const { id } = (await done(`${url}/run`, { reason })) as { id: string };
    expect(await read<MessageAnswer>(`/api/ops/messages/${id}`)).toMatchObject({ type: "bread.ordered", recipient: "the_baker" });
    await done(`${url}/pause`, { reason });
    const paused = await read<Page<ScheduleRow>>("/api/ops/schedules?helper=the_baker");
    expect(paused.items).toMatchObject([{ name: "morning", paused: true, nextRuns: [], lastMessageId: id }]);
    await done(`${url}/resume`, { reason });
    const resumed = await read<Page<ScheduleRow>>("/api/ops/schedules?helper=the_baker");
    expect(resumed.items[0]!.nextRuns).toHaveLength(5);
    expect((await shop.post("/api/ops/helpers/the_baker/schedules/never/run", { reason })).status).toBe(404);
  });
});

describe("settings", () => {
  test("are saved as a revision, applied, told apart from the one before, and rolled back", async () => {
    const before = await read<SettingsAnswer>(settingsUrl);
    expect(before).toMatchObject({ revision: 1, settings: { ovens: 2 }, defaults: { ovens: 2 } });
    expect((before.schema as { properties: Record<string, unknown> }).properties["flour"]).toMatchObject({
      properties: { pin: { writeOnly: true } },
    });
    const saved = await shop.put(settingsUrl, { revision: 1, settings: { ovens: 4, flour: { kind: "rye", pin: "1234" } }, reason });
    expect({ status: saved.status, ...(saved.json() as object) }).toEqual({ status: 200, revision: 2 });
    expect((await read<SettingsAnswer>(settingsUrl)).settings).toEqual({ ovens: 4, flour: { kind: "rye", pin: "••••••••" } });
    await settled(async () => {
      const { instances } = await read<HelperAnswer>("/api/ops/helpers/the_baker");
      expect(instances.map(({ settingsRevision }) => settingsRevision)).toEqual([2]);
    });
    const rolled = await shop.post(`${settingsUrl}/rollback`, { toRevision: 1, reason }, "admin");
    expect(rolled.json()).toEqual({ revision: 3 });
    const { items } = await read<Page<SettingRevisionRow>>(`${settingsUrl}/revisions`);
    expect(items.map(({ revision, author }) => [revision, author])).toEqual([
      [3, "Vera the admin"],
      [2, "Vera the admin"],
      [1, "system"],
    ]);
    expect(JSON.stringify(items)).not.toContain("1234");
  });

  test("that do not fit are refused field by field, and nothing is changed", async () => {
    const { revision } = await read<SettingsAnswer>(settingsUrl);
    const { status, json } = await shop.put(settingsUrl, { revision, settings: { ovens: 99, flour: { kind: "chalk" } }, reason });
    const problem: { code: string; errors: { path: string }[] } = json();
    expect({ status, code: problem.code, paths: problem.errors.map(({ path }) => path) }).toEqual({
      status: 422,
      code: "settings-refused",
      paths: ["ovens", "flour.kind"],
    });
    expect((await read<SettingsAnswer>(settingsUrl)).revision).toBe(revision);
  });

  test("made from an old revision meet whoever was faster", async () => {
    const { revision } = await read<SettingsAnswer>(settingsUrl);
    const { status, json } = await shop.put(settingsUrl, { revision: revision - 1, settings: { ovens: 3 }, reason });
    expect({ status, ...(json() as object) }).toMatchObject({ status: 409, code: "revision-conflict", revision });
  });

  test("are an admin's to save", async () => {
    expect((await shop.put(settingsUrl, { revision: 1, settings: {}, reason }, "operator")).status).toBe(403);
  });

  test("secrets are in no answer about the helper", async () => {
    const { revision } = await read<SettingsAnswer>(settingsUrl);
    await shop.put(settingsUrl, { revision, settings: { ovens: 2, flour: { kind: "rye", pin: "top-secret-pin" } }, reason });
    for (const url of [
      "/api/ops/helpers",
      "/api/ops/helpers/the_baker",
      settingsUrl,
      `${settingsUrl}/revisions`,
      "/api/ops/audit?limit=100",
    ]) {
      expect((await shop.get(url)).text, url).not.toContain("top-secret-pin");
    }
  });
});

describe("dead letters", () => {
  beforeAll(async () => {
    for (const loaves of [40, 50, 60]) await shop.tatwats.send("the_baker", "bread.ordered", { loaves });
    await settled(async () => expect((await groups())[0]?.count).toBe(3));
  });

  const groups = async () => (await read<Page<DeadGroupRow>>("/api/ops/dead-letters?recipient=the_rider")).items;
  const filter = { recipient: "the_rider" };

  test("are told by cause", async () => {
    expect(await groups()).toMatchObject([
      { recipient: "the_rider", message: "too heavy for the bicycle", types: ["bread.ready"], count: 3 },
    ]);
  });

  test("a preview says what a deed would touch", async () => {
    const preview = (await shop.post("/api/ops/dead-letters/preview", { filter }, "viewer")).json();
    expect(preview).toMatchObject({ count: 3, recipients: [{ name: "the_rider", count: 3 }], types: [{ type: "bread.ready", count: 3 }] });
  });

  test("sent again with the same change they are handled, in a batch that is done once", async () => {
    const body = { filter, edit: { loaves: 6 }, reason };
    const first: BatchAnswer = (await shop.post("/api/ops/dead-letters/redrive", body, "operator", "one-press")).json();
    await settled(async () => {
      expect(await read<BatchAnswer>(`/api/ops/batches/${first.id}`)).toMatchObject({ state: "done", done: 3, refused: 0, reason });
    });
    expect(await groups()).toEqual([]);
    const again = await shop.post("/api/ops/dead-letters/redrive", body, "operator", "one-press");
    expect({ status: again.status, id: (again.json() as BatchAnswer).id }).toEqual({ status: 200, id: first.id });
  });

  test("what is no longer dead is not redriven, and says so", async () => {
    const { status, json } = await shop.post("/api/ops/dead-letters/redrive", { filter, reason });
    expect({ status, code: (json() as { code: string }).code }).toEqual({ status: 409, code: "no-longer-so" });
  });

  test("neither, or both, of ids and filter is refused, and so is a filter that names nothing", async () => {
    const id = "0199aaaa-bbbb-7ccc-8ddd-eeeeffff7f2a";
    for (const body of [
      { reason },
      { reason, ids: [id], filter },
      { reason, filter: {} },
      { reason, ids: [] },
      { reason, filter: { all: true } },
    ]) {
      expect((await shop.post("/api/ops/dead-letters/discard", body)).status).toBe(400);
    }
  });
});

describe("sending by hand", () => {
  const letter = { recipient: "the_rider", type: "bread.ready", payload: { loaves: 2 }, reason };

  test("pressed twice it is sent once", async () => {
    const [one, two] = [
      await shop.post("/api/ops/messages", letter, "operator", "k1"),
      await shop.post("/api/ops/messages", letter, "operator", "k1"),
    ];
    expect(one.status).toBe(200);
    expect(two.json()).toEqual(one.json());
  });

  test("a payload that does not fit names the place", async () => {
    const { status, json } = await shop.post("/api/ops/messages", { ...letter, payload: { loaves: "two" } });
    expect({ status, ...(json() as object) }).toMatchObject({ status: 422, code: "payload-refused", errors: [{ path: "loaves" }] });
  });

  test("nobody there, or a type nobody knows, is refused", async () => {
    expect((await shop.post("/api/ops/messages", { ...letter, recipient: "the_nobody" })).status).toBe(404);
    expect((await shop.post("/api/ops/messages", { ...letter, type: "bread.eaten" })).status).toBe(422);
  });
});

test("a cursor is of its own list only", async () => {
  for (let n = 0; n < 3; n += 1) await shop.tatwats.send("the_baker", "bread.ordered", { loaves: 1 });
  const { nextCursor } = (await shop.get("/api/ops/messages?limit=1")).json() as { nextCursor: string };
  expect((await shop.get(`/api/ops/messages?limit=1&cursor=${nextCursor}`)).status).toBe(200);
  for (const list of ["audit", "tasks", "incidents"])
    expect((await shop.get(`/api/ops/${list}?cursor=${nextCursor}`)).status, list).toBe(400);
});

test("a route of nobody, or of a type that nobody accepts, is not made; nor is a change of nothing", async () => {
  const route = { sender: "shop", type: "bread.ready", recipient: "the_rider", reason };
  expect((await shop.put("/api/ops/routes", { ...route, paused: true, recipient: "the_nobody" })).status).toBe(404);
  expect((await shop.put("/api/ops/routes", { ...route, paused: true, type: "bread.eaten" })).status).toBe(422);
  expect((await shop.put("/api/ops/routes", route)).status).toBe(400);
  expect((await shop.put("/api/ops/helpers/the_rider/limits", { reason })).status).toBe(400);
  expect((await shop.get("/api/ops/routes")).json()).toMatchObject({ items: [] });
});

test("a viewer sees a payload without its secrets, an operator all of it", async () => {
  const sent = await shop.post("/api/ops/messages", {
    recipient: "the_rider",
    type: "key.handed",
    payload: { door: "shop", code: "4711" },
    reason,
  });
  const { id } = sent.json() as { id: string };
  const payloadFor = async (as: "viewer" | "operator") => ((await shop.get(`/api/ops/messages/${id}`, as)).json() as MessageAnswer).payload;
  expect(await payloadFor("viewer")).toEqual({ door: "shop", code: "••••••••" });
  expect(await payloadFor("operator")).toEqual({ door: "shop", code: "4711" });
  expect((await shop.get("/api/ops/messages?q=4711", "viewer")).status).toBe(422);
  expect((await shop.get(`/api/ops/messages?q=${id}`, "viewer")).status).toBe(200);
  expect((await shop.get("/api/ops/messages?q=4711", "operator")).json()).toMatchObject({ items: [{ id }] });
});

async function read<Answer>(url: string): Promise<Answer> {
  const { status, text, json } = await shop.get(url);
  expect(status, text).toBe(200);
  return json();
}

async function done(url: string, body: object): Promise<unknown> {
  const { status, text, json } = await shop.post(url, body);
  expect(status, text).toBe(200);
  return json();
}

async function settled(check: () => Promise<void>): Promise<void> {
  await vi.waitFor(check, { timeout: 15_000, interval: 100 });
}
