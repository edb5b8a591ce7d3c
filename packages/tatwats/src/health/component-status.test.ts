import { expect, test } from "vitest";
import { judgeHelper, judgeWhole } from "./component-status.ts";

const well = { name: "the_cook", instances: 1, lastOutcomes: ["handled"], waiting: 0, oldestWaitingSeconds: 0 };

test("a helper without a living instance is down, and says that nothing is lost", () => {
  expect(judgeHelper({ ...well, instances: 0, waiting: 7 })).toMatchObject({
    status: "down",
    reason: "No instance is running; 7 messages wait, none is lost.",
  });
});

test("a helper is degraded when its last three attempts failed, not when two did", () => {
  expect(judgeHelper({ ...well, lastOutcomes: ["failed", "timed-out", "failed"] }).status).toBe("degraded");
  expect(judgeHelper({ ...well, lastOutcomes: ["failed", "failed", "handled"] }).status).toBe("operational");
  expect(judgeHelper({ ...well, lastOutcomes: ["failed", "failed"] }).status).toBe("operational");
});

test("a mailbox that stands still degrades its helper", () => {
  expect(judgeHelper({ ...well, waiting: 1, oldestWaitingSeconds: 31 }).status).toBe("degraded");
});

test("the whole is down only when requests or messages cannot pass", () => {
  const up = { status: "operational" as const, reason: "" };
  const down = { status: "down" as const, reason: "" };
  expect(
    judgeWhole([
      { name: "web", ...up },
      { name: "the_cook", ...up },
    ]),
  ).toBe("operational");
  expect(
    judgeWhole([
      { name: "web", ...up },
      { name: "the_cook", ...down },
    ]),
  ).toBe("degraded");
  expect(
    judgeWhole([
      { name: "web", ...down },
      { name: "the_cook", ...up },
    ]),
  ).toBe("down");
});
