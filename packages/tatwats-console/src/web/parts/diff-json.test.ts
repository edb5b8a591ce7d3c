import { expect, test } from "vitest";
import { changedPaths, diffJson } from "./diff-json.ts";

test("a changed field stands before and after, among those that stay", () => {
  const before = { tone: "warm", template: "{{winer}} took it" };
  const after = { tone: "warm", template: "{{winner}} took it" };
  expect(diffJson(before, after)).toEqual([
    { kind: "same", path: "tone", text: '"warm"' },
    { kind: "removed", path: "template", text: '"{{winer}} took it"' },
    { kind: "added", path: "template", text: '"{{winner}} took it"' },
  ]);
});

test("nested places are named by their path", () => {
  expect(changedPaths({ a: { b: [{ c: 1 }] } }, { a: { b: [{ c: 2 }] } })).toEqual(["a.b[0].c"]);
});

test("the order of fields is no difference", () => {
  expect(changedPaths({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toEqual([]);
});

test("of lists it is told what was taken out and what was put in", () => {
  expect(diffJson(["Cube League"], ["Tuesday", "Cube League"])).toEqual([{ kind: "added", path: "[]", text: '"Tuesday"' }]);
  expect(diffJson({ pods: ["a", "b"] }, { pods: ["b"] })).toEqual([{ kind: "removed", path: "pods[]", text: '"a"' }]);
});

test("what is new has no before, and what is gone no after", () => {
  expect(diffJson({}, { a: null })).toEqual([{ kind: "added", path: "a", text: "null" }]);
  expect(diffJson({ a: 1 }, {})).toEqual([{ kind: "removed", path: "a", text: "1" }]);
});
