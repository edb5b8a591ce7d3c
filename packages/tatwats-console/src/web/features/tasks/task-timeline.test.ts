import { expect, test } from "vitest";
import type { MessageRow } from "../../../contract/message.ts";
import type { TaskAnswer } from "../../../contract/task.ts";
import { taskTimeline } from "./task-timeline.ts";

const start = Date.parse("2026-11-01T20:00:00.000Z");
const at = (ms: number) => new Date(start + ms).toISOString();

interface Attempted {
  state?: string;
  attempts?: number;
  startedAt: string | null;
  endedAt: string | null;
}

const message = (sentAfter: number, attempted: Attempted): MessageRow => {
  const delivery = { recipient: "the_baker", state: "handled", attempts: 1, waitMs: 100, handleMs: 200, ...attempted };
  return {
    id: String(sentAfter),
    type: "bread.ordered",
    sender: "shop",
    recipient: "the_baker",
    conversationId: "c",
    causationId: null,
    sentAt: at(sentAfter),
    deliveries: [delivery],
  };
};

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
  workflow: false,
  input: null,
  result: null,
  reason: null,
  note: null,
  deadline: null,
  steps: [],
});

const partsOf = (sentAfter: number, attempted: Attempted, now: number) =>
  taskTimeline(task([message(sentAfter, attempted)], null), start + now).rows[0]!.parts;

test("places the wait and the handling between the task's start and end", () => {
  const messages = [message(0, { startedAt: at(100), endedAt: at(300) }), message(500, { startedAt: at(600), endedAt: at(800) })];
  const { rows, spanMs } = taskTimeline(task(messages, 1_000), start);
  expect(spanMs).toBe(1_000);
  expect(rows.map(({ sentAt }) => sentAt)).toEqual([0, 0.5]);
  expect(rows.map(({ parts }) => parts)).toEqual([
    [
      { kind: "waited", from: 0, to: 0.1 },
      { kind: "handled", from: 0.1, to: 0.3 },
    ],
    [
      { kind: "waited", from: 0.5, to: 0.6 },
      { kind: "handled", from: 0.6, to: 0.8 },
    ],
  ]);
});

test("a delayed message is handled when it was, not when it was sent", () => {
  expect(partsOf(0, { startedAt: at(3_000), endedAt: at(4_000) }, 4_000)).toEqual([
    { kind: "waited", from: 0, to: 0.75 },
    { kind: "handled", from: 0.75, to: 1 },
  ]);
});

test("a running task's axis, and the attempt that is under way, reach to now", () => {
  expect(partsOf(0, { state: "active", startedAt: at(1_000), endedAt: null }, 4_000)).toEqual([
    { kind: "waited", from: 0, to: 0.25 },
    { kind: "handled", from: 0.25, to: 1 },
  ]);
});

test("what was tried more than once shows its latest attempt, and the time that led up to it", () => {
  expect(partsOf(0, { attempts: 3, startedAt: at(3_000), endedAt: at(4_000) }, 4_000)).toEqual([
    { kind: "retried", from: 0, to: 0.75 },
    { kind: "handled", from: 0.75, to: 1 },
  ]);
});

test("what waits reaches to now, whether it was tried or not", () => {
  expect(partsOf(0, { state: "waiting", attempts: 0, startedAt: null, endedAt: null }, 500)).toEqual([{ kind: "waited", from: 0, to: 1 }]);
  expect(partsOf(0, { state: "waiting", attempts: 2, startedAt: at(200), endedAt: null }, 500)).toEqual([
    { kind: "retried", from: 0, to: 1 },
  ]);
});
