import { expect, test } from "vitest";
import { silenceUntil } from "./silence-until.ts";

const now = Date.parse("2026-11-23T12:00:00.000Z");

test("a silence ends after its length, or at its own end", () => {
  expect(silenceUntil("4h", undefined, now)).toBe("2026-11-23T16:00:00.000Z");
  expect(silenceUntil("own", "2026-11-24T08:00:00.000Z", now)).toBe("2026-11-24T08:00:00.000Z");
});

test("an own end lies ahead, and not too far", () => {
  for (const own of [undefined, "2026-11-23T11:59:00.000Z", "2027-01-01T00:00:00.000Z"])
    expect(silenceUntil("own", own, now)).toBeUndefined();
});
