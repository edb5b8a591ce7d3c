import { expect, test } from "vitest";
import { retentionPlan } from "./retention-plan.ts";

const now = Date.parse("2026-11-23T00:00:00Z");

test("days become the time before which things go; an empty field drops nothing", () => {
  const plan = retentionPlan({ journal: "30", audit: "" }, now);
  expect(plan.body).toEqual({ journalDays: 30 });
  expect(plan.journalBefore).toBe(Date.parse("2026-10-24T00:00:00Z"));
  expect([plan.auditBefore, plan.wrong]).toEqual([undefined, false]);
});

test.each([
  ["", ""],
  ["0", ""],
  ["1.5", "30"],
  ["many", ""],
])("“%s” and “%s” are not ready to be sent", (journal, audit) => {
  expect(retentionPlan({ journal, audit }, now).wrong).toBe(true);
});
