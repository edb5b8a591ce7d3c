import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { AuditRow, AuditVerdictAnswer } from "../contract/audit.ts";
import type { HelperAnswer } from "../contract/helper.ts";
import type { MessageAnswer, MessageRow } from "../contract/message.ts";
import type { OverviewAnswer } from "../contract/overview.ts";
import type { TaskAnswer, TaskRow } from "../contract/task.ts";
import { mayActAs, type Operator } from "../contract/operator.ts";
import { consoleRoutes } from "./console-routes.ts";
import { startTestConsole, type TestConsole, type Visitor, visitors } from "./test-console.ts";

type Page<Item> = { items: Item[]; nextCursor: string | null };
const nobody = "00000000-0000-7000-8000-000000000000";
let shop: TestConsole;

beforeAll(async () => {
  shop = await startTestConsole();
}, 60_000);
afterAll(async () => await shop.stop(), 30_000);

describe("who may do what", () => {
  const cases = consoleRoutes.flatMap((route) => visitors.map((visitor) => ({ ...route, visitor })));

  test.each(cases)("$visitor at $method $url", async ({ method, url, role, visitor }) => {
    const address = url.replace(":name", "the_nobody").replace(":schedule", "never").replace(":id", nobody);
    const { status, json } = await shop.ask({ method, url: address, as: visitor, ...(method !== "GET" && { body: {} }) });
    const refusal = expectedRefusal(visitor, role);
    if (refusal) expect({ status, code: (json() as { code: string }).code }).toEqual(refusal);
    // Who may is told that the body does not fit, or that there is no such thing.
    else expect([200, 400, 404]).toContain(status);
  });

  test("what a viewer tries beyond the role is on the audit log, with the address", async () => {
    expect((await shop.post("/api/ops/helpers/the_baker/pause", { reason: "for fun" }, "viewer")).status).toBe(403);
    const { items } = await read<Page<AuditRow>>("/api/ops/audit?action=console.refused&actor=id-of-viewer&limit=1");
    expect(items[0]).toMatchObject({
      outcome: "refused",
      address: "127.0.0.1",
      target: { kind: "console", id: "POST /api/ops/helpers/:name/pause" },
      detail: { role: "viewer", needs: "operator", path: "/api/ops/helpers/the_baker/pause" },
    });
    expect(await read<HelperAnswer>("/api/ops/helpers/the_baker")).toMatchObject({ desired: { state: "running" } });
  });

  test("a stranger learns nothing about the shape of a request", async () => {
    expect((await shop.get("/api/ops/messages/not-an-id?limit=x", "signed out")).status).toBe(401);
    expect((await shop.get("/api/ops/messages/not-an-id?limit=x", "no role")).status).toBe(403);
    expect((await shop.get("/api/ops/messages/not-an-id", "viewer")).status).toBe(400);
  });

  function expectedRefusal(visitor: Visitor, role: Operator["role"]) {
    if (visitor === "signed out") return { status: 401, code: "not-signed-in" };
    if (visitor === "no role") return { status: 403, code: "not-allowed" };
    return mayActAs({ id: "", name: "", role: visitor }, role) ? undefined : { status: 403, code: "not-allowed" };
  }
});

describe("hostile requests", () => {
  const values = [
    "%00",
    "a%00b",
    "'%20or%201=1",
    "%25%5F%5C",
    "\\",
    "x".repeat(201),
    "-1",
    "0",
    "101",
    "1e999",
    "NaN",
    "null",
    "undefined",
    "%F0%9F%A7%99",
    "%ED%A0%80",
    "2026-02-30T00:00:00Z",
    "0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999999Z",
    "2026-01-01",
    "infinity",
    Buffer.from(`0 ${nobody}`).toString("base64url"),
    Buffer.from(`2026-01-01 ${"-".repeat(36)}`).toString("base64url"),
    Buffer.from(`infinity ${nobody}`).toString("base64url"),
    Buffer.from(`0000-01-01T00:00:00.000Z ${nobody}`).toString("base64url"),
    nobody,
    "{}",
    "[]",
  ];
  const names = [
    "sender",
    "recipient",
    "type",
    "state",
    "conversation",
    "q",
    "since",
    "until",
    "limit",
    "cursor",
    "workflow",
    "helper",
    "actor",
    "action",
    "target",
    "outcome",
    "range",
    "fingerprint",
    "groupBy",
    "format",
    "role",
  ];
  const lists = consoleRoutes.filter(({ method, url }) => method === "GET" && !url.includes(":")).map(({ url }) => url);

  test.each(lists)("in the query of %s are answered below 500", async (list) => {
    for (const name of names) {
      for (const value of values) {
        const { status, text } = await shop.get(`${list}?${name}=${value}`, "admin");
        expect([200, 400, 404], `${name}=${value}: ${text}`).toContain(status);
      }
      expect([200, 400, 404]).toContain((await shop.get(`${list}?${name}=a&${name}=b`, "admin")).status);
    }
  });

  test("in the path are answered below 500", async () => {
    for (const place of ["helpers", "messages", "tasks", "audit"]) {
      for (const value of [...values, "..%2F..", "%2F"]) {
        expect([200, 400, 404, 414], `${place}/${value}`).toContain((await shop.get(`/api/ops/${place}/${value}`)).status);
      }
    }
  });

  test("names the same filter twice and is refused", async () => {
    expect((await shop.get("/api/ops/messages?q=a&q=b")).status).toBe(400);
  });

  test("a cursor of another list is refused as malformed", async () => {
    const { status, json } = await shop.get("/api/ops/tasks?cursor=bm90IGEgY3Vyc29y");
    expect({ status, code: (json() as { code: string }).code }).toEqual({ status: 400, code: "malformed" });
  });

  test("empty filters filter nothing", async () => {
    expect((await shop.get("/api/ops/messages?sender=&state=&since=&limit=&q=")).status).toBe(200);
  });
});

describe("the story of an order", () => {
  let order: string;

  beforeAll(async () => {
    const task = await shop.tatwats.startTask({ kind: "order", title: "Bread for a village", by: { kind: "user", id: "u1", name: "Ada" } });
    order = await shop.tatwats.send("the_baker", "bread.ordered", { loaves: 40 }, { task });
    const settled = async () => expect((await read<TaskAnswer>(`/api/ops/tasks/${task.id}`)).state).toBe("failed");
    await vi.waitFor(settled, { timeout: 15_000, interval: 100 });
  }, 20_000);

  test("a message tells its deliveries, attempts, effects and task", async () => {
    const story = await read<MessageAnswer>(`/api/ops/messages/${order}`);
    expect(story).toMatchObject({ sender: "shop", recipient: "the_baker", payload: { loaves: 40 }, causes: [] });
    expect(story.deliveries[0]).toMatchObject({ state: "handled", attempts: [{ number: 1, outcome: "handled", pid: process.pid }] });
    expect(story.effects).toMatchObject([{ type: "bread.ready", sender: "the_baker", causationId: order }]);
    expect(story.taskId).not.toBeNull();
  });

  test("the message that followed names its cause and the error it died of", async () => {
    const { items } = await read<Page<MessageRow>>("/api/ops/messages?state=dead&recipient=the_rider&q=40", "operator");
    const story = await read<MessageAnswer>(`/api/ops/messages/${items[0]!.id}`);
    expect(story.causes.map((cause) => cause.id)).toEqual([order]);
    expect(story.deliveries[0]!.attempts[0]!.error?.message).toBe("too heavy for the bicycle");
  });

  test("the task lists its messages, and is found by helper, state and workflow", async () => {
    const { items } = await read<Page<TaskRow>>("/api/ops/tasks?state=failed&helper=the_rider&workflow=order&q=village");
    expect(items).toHaveLength(1);
    const task = await read<TaskAnswer>(`/api/ops/tasks/${items[0]!.id}`);
    expect(task.messages.map((message) => message.type)).toEqual(["bread.ordered", "bread.ready"]);
    expect((await read<Page<TaskRow>>("/api/ops/tasks?workflow=other")).items).toEqual([]);
  });

  test("helpers and overview show the load and the dead letter", async () => {
    const rider = await read<HelperAnswer>("/api/ops/helpers/the_rider");
    expect(rider).toMatchObject({ version: "0.9.0", deadLetters: 1, instances: [{ pid: process.pid }] });
    const overview = await read<OverviewAnswer>("/api/ops/overview");
    expect(overview.figures["deadLetters"]).toBe(1);
    expect(overview.components.map((component) => component.name)).toEqual(
      expect.arrayContaining(["database", "the_mediator", "the_baker", "the_rider"]),
    );
    expect((await read<Page<HelperAnswer>>("/api/ops/helpers")).items).toHaveLength(2);
  });

  test("the audit log tells it in the same conversation, page by page", async () => {
    const { conversationId } = await read<MessageAnswer>(`/api/ops/messages/${order}`);
    const first = await read<Page<AuditRow>>(`/api/ops/audit?conversation=${conversationId}&limit=2`);
    const second = await read<Page<AuditRow>>(`/api/ops/audit?conversation=${conversationId}&limit=2&cursor=${first.nextCursor}`);
    const actions = [...first.items, ...second.items].map((entry) => entry.action);
    expect(actions.toSorted()).toEqual(["bread.baked", "delivery.died", "task.failed", "task.started"]);
    const entry = await read<AuditRow>(`/api/ops/audit/${first.items[0]!.id}`);
    expect(entry.conversationId).toBe(conversationId);
  });
});

test("a verification tells its verdict and is itself on the record", async () => {
  const { status, json } = await shop.post("/api/ops/audit/verify", {}, "operator");
  const verdict: AuditVerdictAnswer = json();
  expect(status).toBe(200);
  expect(verdict.ok).toBe(true);
  const { items } = await read<Page<AuditRow>>("/api/ops/audit?action=audit.verified");
  expect(items[0]).toMatchObject({ actor: { kind: "user", id: "id-of-operator" }, outcome: "done", detail: { ok: true } });
});

test("without built pages the console says which command builds them", async () => {
  const { status, text } = await shop.get("/console/messages", "signed out");
  expect(status).toBe(503);
  expect(text).toContain("npm run build");
  expect((await shop.get("/console", "signed out")).headers["location"]).toBe("/console/");
});

async function read<Answer>(url: string, as: Visitor = "viewer"): Promise<Answer> {
  const { status, text, json } = await shop.get(url, as);
  expect(status, text).toBe(200);
  return json();
}
