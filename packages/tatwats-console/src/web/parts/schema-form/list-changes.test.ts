import { expect, test } from "vitest";
import { moved, replaced, without } from "./list-changes.ts";

test("an item can be moved up and down, taken out and replaced", () => {
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(without(["a", "b", "c"], 1)).toEqual(["a", "c"]);
  expect(replaced(["a", "b"], 1, "x")).toEqual(["a", "x"]);
});
