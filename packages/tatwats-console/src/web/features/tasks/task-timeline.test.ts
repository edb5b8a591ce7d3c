import { expect, test } from "vitest";
import type { MessageRow } from "../../../contract/message.ts";
import type { TaskAnswer } from "../../../contract/task.ts";
import { taskTimeline } from "./task-timeline.ts";

const start = Date.parse("2026-11-01T20:00:00.000Z");
const at = (ms: number) => new Date(start + ms).toISOString();

const message = (sentAfter: number, delivery: Partial<MessageRow["deliveries"][number]>): MessageRow => ({
  id: String(sentAfter),
  type: "bread.ordered",
  sender: "shop",
  recipient: "the_baker",
  conversationId: "c",
  causationId: null,
  sentAt: at(sentAfter),
  deliveries: [{ recipient: "the_baker", state: "handled", attempts: 1, waitMs: 100, handleMs: 200, ...delivery }],
});

const task = (messages: MessageRow[], endedAfter: number | null): TaskAnswer => ({
  id: "t",
  kind: "order",
  title: "Bread",
  initiator: { kind: "user", id: "u", name: "Ada" },
  state: "completed",
  progress: 1,
  conversationId: "c",
  helpers: [],
  startedAt: at(0),
  endedAt: endedAfter === null ? null : at(endedAfter),
  messages,
});

test("places sending, start and end between the task's start and end", () => {
  const { rows, spanMs } = taskTimeline(task([message(0, {}), message(500, {})], 1_000), start);
  expect(spanMs).toBe(1_000);
  expect(rows.map((row) => row.bar)).toEqual([
    { sent: 0, started: 0.1, ended: 0.3 },
    { sent: 0.5, started: 0.6, ended: 0.8 },
  ]);
});

test("a running task's axis reaches to now", () => {
  const { rows, spanMs } = taskTimeline(task([message(0, { state: "active", handleMs: null })], null), start + 4_000);
  expect(spanMs).toBe(4_000);
  expect(rows[0]!.bar).toEqual({ sent: 0, started: 0.025, ended: null });
});

test("does not place what was tried more than once", () => {
  const { rows } = taskTimeline(task([message(0, { attempts: 3, waitMs: 4 })], 5_000), start);
  expect(rows[0]!.bar).toEqual({ sent: 0, started: null, ended: null });
});
