import { expect, test } from "vitest";
import { type HelperSight, judgeHelper, judgeWhole, sentenceFor, worstOf } from "./component-status.ts";

const instance = { state: "running", health: null };
const well: HelperSight = {
  name: "the_cook",
  desired: "running",
  desiredBy: "",
  desiredReason: "",
  instances: [instance],
  waiting: 0,
  oldestWaitingMs: 0,
};

test("a helper without a living instance is down, and says that nothing is lost", () => {
  expect(judgeHelper({ ...well, instances: [], waiting: 7 })).toMatchObject({
    status: "down",
    reason: "No instance is running; 7 messages wait, none is lost.",
  });
});

test("a helper is degraded when an instance says that its attempts fail, and tells how many do", () => {
  const failing = { state: "failing", health: null };
  expect(judgeHelper({ ...well, instances: [failing] })).toMatchObject({
    status: "degraded",
    reason: "Its last attempts failed; no message waits.",
  });
  expect(judgeHelper({ ...well, instances: [instance, failing] }).reason).toBe("1 of 2 instances: last attempts failed; no message waits.");
  expect(judgeHelper(well).status).toBe("operational");
});

test("a helper that an operator paused is not down, whatever else is, and says who paused it and why", () => {
  const paused = judgeHelper({
    ...well,
    desired: "paused",
    desiredBy: "Olive",
    desiredReason: "the stove leaks",
    instances: [],
    waiting: 1,
  });
  expect(paused).toEqual({
    name: "the_cook",
    status: "degraded",
    held: "paused",
    reason: "Paused by Olive: the stove leaks. 1 message waits and is not lost.",
  });
  expect(sentenceFor([paused])).toBe("the_cook is paused. Paused by Olive: the stove leaks. 1 message waits and is not lost.");
});

test("a helper's own word counts: down when all of its instances say so, degraded when one does", () => {
  const down = { state: "running", health: { status: "down" as const, reason: "the oven is cold" } };
  expect(judgeHelper({ ...well, instances: [down, down] })).toMatchObject({ status: "down", reason: "It says: the oven is cold" });
  expect(judgeHelper({ ...well, instances: [down, instance] })).toMatchObject({
    status: "degraded",
    reason: "1 of 2 instances say: the oven is cold",
  });
});

test("a mailbox that stands still degrades its helper", () => {
  expect(judgeHelper({ ...well, waiting: 1, oldestWaitingMs: 31_000 }).status).toBe("degraded");
  expect(judgeHelper({ ...well, waiting: 1, oldestWaitingMs: 29_000 }).status).toBe("operational");
});

test("the whole is down only when requests or messages cannot pass", () => {
  const up = { status: "operational" as const, reason: "" };
  const down = { status: "down" as const, reason: "" };
  const whole = (web: typeof up | typeof down, cook: typeof up | typeof down) =>
    judgeWhole([
      { name: "web", ...web },
      { name: "the_cook", ...cook },
    ]);
  expect(whole(up, up)).toBe("operational");
  expect(whole(up, down)).toBe("degraded");
  expect(whole(down, up)).toBe("down");
});

test("the sentence names what is down before what is degraded, and that before what is held", () => {
  const held = { name: "the_cook", status: "degraded" as const, reason: "Paused.", held: "paused" as const };
  const slow = { name: "the_waiter", status: "degraded" as const, reason: "Slow." };
  const down = { name: "web", status: "down" as const, reason: "Gone." };
  expect(sentenceFor([held, slow])).toBe("the_waiter is not well. Slow. 1 more is not well.");
  expect(sentenceFor([held, slow, down])).toBe("web is down. Gone. 2 more are not well.");
  expect([[held], [held, slow], [held, slow, down], []].map((components) => worstOf(components)?.name)).toEqual([
    "the_cook",
    "the_waiter",
    "web",
    undefined,
  ]);
  expect(sentenceFor([])).toBe("All is well.");
  expect(sentenceFor([], ["the_author has 3 dead letters.", "It did."])).toBe(
    "Everything runs, and 2 incidents are open. the_author has 3 dead letters.",
  );
});
