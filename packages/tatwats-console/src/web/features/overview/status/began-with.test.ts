import { expect, test } from "vitest";
import { beganWith } from "./began-with.ts";

const revision = (number: number, createdAt: string) => ({ revision: number, createdAt, values: {}, author: "Ada", reason: "shorter" });
const revisions = [
  revision(3, "2026-11-23T21:20:00.000Z"),
  revision(2, "2026-11-23T21:03:00.000Z"),
  revision(1, "2026-11-23T21:03:30.000Z"),
];

test("failures began with the last revision that was saved shortly before", () => {
  expect(beganWith("2026-11-23T21:04:00.000Z", revisions)?.revision).toBe(2);
});

test("one that was saved later, long before, or by the first start is not to blame", () => {
  expect(beganWith("2026-11-23T21:02:00.000Z", revisions)).toBeUndefined();
  expect(beganWith("2026-11-23T22:04:00.000Z", revisions)).toBeUndefined();
});
