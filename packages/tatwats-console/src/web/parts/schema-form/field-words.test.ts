import { expect, test } from "vitest";
import { labelOf, limitsOf, unitOf } from "./field-words.ts";

test("a field is called by its title, or by its name in words", () => {
  expect(labelOf("keepDays", {})).toBe("Keep days");
  expect(labelOf("at_once", {})).toBe("At once");
  expect(labelOf("x", { title: "Tables left out" })).toBe("Tables left out");
});

test.each([
  ["Days a voided game stays restorable", "days"],
  ["Length of a recap, in sentences", "sentences"],
  ["How long to wait (ms)", "ms"],
  ["The first sentence of a recap", undefined],
])("“%s” is counted in %s", (description, unit) => {
  expect(unitOf({ description })).toBe(unit);
});

test("limits are told as they are", () => {
  expect(limitsOf({ minimum: 1, maximum: 12 })).toBe("1 to 12");
  expect(limitsOf({ maxLength: 200 })).toBe("at most 200 characters");
  expect(limitsOf({ minimum: -Number.MAX_SAFE_INTEGER })).toBeUndefined();
});
