import { expect, test } from "vitest";
import { rowAfterKey } from "./row-after-key.ts";

test.each([
  ["ArrowDown", 4, 5],
  ["ArrowUp", 0, 0],
  ["PageDown", 95, 99],
  ["PageUp", 15, 5],
  ["Home", 50, 0],
  ["End", 50, 99],
  ["a", 50, undefined],
])("from a hundred rows %s leads from %s to %s", (key, row, next) => {
  expect(rowAfterKey(key, row, 100, 10)).toBe(next);
});
