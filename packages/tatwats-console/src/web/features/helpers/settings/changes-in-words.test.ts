import { expect, test } from "vitest";
import { changesInWords } from "./changes-in-words.ts";

test("a revision is told by what it changed", () => {
  expect(changesInWords({ tone: "dry", atOnce: 4 }, { tone: "warm", atOnce: 4 })).toBe('tone "dry" → "warm"');
  expect(changesInWords({ pods: ["a"] }, { pods: ["a", "b"] })).toBe('pods + "b"');
  expect(changesInWords({ a: 1 }, { a: 1 })).toBe("the same as before it");
});

test("many changes are counted", () => {
  expect(changesInWords({}, { a: 1, b: 2, c: 3, d: 4 })).toBe("a = 1, b = 2, c = 3, and 1 more");
});
