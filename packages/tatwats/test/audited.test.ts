import { eventually } from "@tatwats/test-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listAuditEntries } from "../src/index.ts";
import { createOffice, kitchen, type Office, operator, serve } from "./toy-office.ts";

let office: Office;
beforeEach(async () => {
  office = await createOffice();
});
afterEach(async () => await office.close());

test("whatever an operator does is on the audit log with who and why, and what is refused leaves nothing behind", async () => {
  const tatwats = await office.open(kitchen(() => Promise.reject(new Error("no fire")), { attempts: 1 }));
  const { steer } = tatwats;
  const route = { sender: "*", type: "dish.ordered", recipient: "the_cook" };
  const dead = async (count: number) =>
    await eventually(async () => (await office.count("tatwats.delivery where state = 'dead'")) === count, `${count} dead letters`);
  const deeds: [string, () => Promise<unknown>][] = [
    [
      "message.sent",
      async () => await steer.send({ recipient: "the_cook", type: "dish.ordered", payload: { dish: "soup", table: 1 } }, operator),
    ],
    ["dead-letters.redriven", async () => (await dead(1), await steer.redrive({}, operator))],
    ["dead-letters.discarded", async () => (await dead(1), await steer.discard({}, operator))],
    ["helper.paused", async () => await steer.helper("the_cook", "pause", operator)],
    ["helper.resumed", async () => await steer.helper("the_cook", "resume", operator)],
    ["helper.drained", async () => await steer.helper("the_waiter", "drain", operator)],
    ["helper.restarted", async () => await steer.helper("the_cook", "restart", operator)],
    ["helper.limited", async () => await steer.limits("the_cook", { concurrency: 2 }, operator)],
    ["settings.changed", async () => await steer.settings("the_cook", { values: { spice: 5 }, base: 1 }, operator)],
    ["settings.changed", async () => await steer.rollBack("the_cook", { to: 1, base: 2 }, operator)],
    ["route.changed", async () => await steer.route(route, { paused: true }, operator)],
  ];
  for (const [action, deed] of deeds) {
    await deed();
    const { items } = await listAuditEntries(office.database, { actor: "Olive", limit: 1 });
    expect(items[0]).toMatchObject({
      action,
      actor: { kind: "user", id: "op", name: "Olive" },
      detail: { reason: expect.stringContaining("a test") },
    });
  }
  const before = await office.count("tatwats.audit_entry where actor_name = 'Olive'");
  const refused = [
    steer.helper("the_gardener", "pause", operator),
    steer.limits("the_cook", { mailboxLimit: 0 }, operator),
    steer.settings("the_cook", { values: { spice: "hot" }, base: 3 }, operator),
    steer.settings("the_cook", { values: { spice: 4 }, base: 1 }, operator),
    steer.route(route, { rateLimit: -1 }, operator),
    steer.send({ recipient: "the_cook", type: "dish.ordered", payload: {} }, operator),
    steer.cancelTask("00000000-0000-7000-8000-000000000000", operator),
    steer.retain({ journal: 0 }, operator),
  ];
  expect((await Promise.allSettled(refused)).map(({ status }) => status)).toEqual(refused.map(() => "rejected"));
  expect(await office.count("tatwats.audit_entry where actor_name = 'Olive'")).toBe(before);
});

test("a reason that PostgreSQL cannot keep fails no deed, and neither does a field's name", async () => {
  const tatwats = await office.open(kitchen(serve), { runHelpers: false });
  const { steer } = tatwats;
  const odd = { ...operator, reason: `because \0 and \uD800 ${"x".repeat(3_000)}` };
  const task = await tatwats.startTask({ kind: "walk", title: "A walk", by: operator.by });
  const until = new Date(Date.now() + 3_600_000).toISOString();
  await steer.helper("the_cook", "pause", odd);
  await steer.limits("the_cook", { concurrency: 2 }, odd);
  await steer.settings("the_cook", { values: { spice: 5 }, base: 1 }, odd);
  await steer.rollBack("the_cook", { to: 1, base: 2 }, odd);
  await steer.route({ sender: "*", type: "dish.ordered", recipient: "the_cook" }, { paused: true }, odd);
  await steer.send({ recipient: "the_waiter", type: "dish.served", payload: { dish: "soup" } }, odd);
  await steer.endSilence(await steer.silence({ component: "the_cook", until }, odd), odd);
  await steer.cancelTask(task.id, odd);
  await steer.retain({ journal: 30 }, odd);
  await tatwats.audit({ actor: operator.by, action: "field.named", detail: { "half \uD800": { "nul \0": "odd" } } });
  const { items } = await listAuditEntries(office.database, { actor: "Olive", limit: 20 });
  expect(items.find(({ action }) => action === "field.named")!.detail).toEqual({ "half \u{FFFD}": { "nul \u{FFFD}": "odd" } });
  const reasons = items.map(({ detail }) => detail["reason"]).filter((reason) => typeof reason === "string");
  expect(reasons.length).toBeGreaterThanOrEqual(9);
  for (const reason of reasons) expect(reason).toMatch(/because \u{FFFD} and \u{FFFD} x{900,}$/u);
});
