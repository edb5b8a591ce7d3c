import { expect, test } from "vitest";
import { mergePatch, parseObject } from "./merge-patch.ts";

test("a patch holds what differs, with null for what is gone and lists whole", () => {
  const before = { a: 1, b: { c: 2, d: 3 }, e: [1, 2], f: "x" };
  expect(mergePatch(before, { a: 1, b: { c: 2, d: 4 }, e: [1], g: true })).toEqual({ f: null, b: { d: 4 }, e: [1], g: true });
});

test("nothing differs, no patch", () => {
  expect(mergePatch({ a: { b: 1 } }, { a: { b: 1 } })).toBeUndefined();
});

test("only an object is a payload", () => {
  expect(parseObject('{"a":1}')).toEqual({ value: { a: 1 } });
  expect(parseObject("[1]")).toEqual({ fault: "A payload is an object, in { }." });
  expect(parseObject("{")).toMatchObject({ fault: expect.stringContaining("no JSON yet") });
});
