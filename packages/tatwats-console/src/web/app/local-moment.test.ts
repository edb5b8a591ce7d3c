import { expect, test } from "vitest";
import { fromFieldValue, toFieldValue } from "./local-moment.ts";

test("a field holds the minute in UTC, and gives it back", () => {
  expect(toFieldValue("2026-11-23T19:30:45.000Z", true)).toBe("2026-11-23T19:30");
  expect(fromFieldValue("2026-11-23T19:30", true)).toBe("2026-11-23T19:30:00.000Z");
});

test("in the device's zone, what goes in comes out", () => {
  const at = "2026-03-03T06:05:00.000Z";
  expect(fromFieldValue(toFieldValue(at, false), false)).toBe(at);
});

test("an empty field is no moment, and neither is nonsense", () => {
  expect(toFieldValue(undefined, false)).toBe("");
  expect(fromFieldValue("", true)).toBeUndefined();
  expect(fromFieldValue("soon", true)).toBeUndefined();
});
