import { expect, test } from "vitest";
import { parseLimit } from "./parse-limit.ts";

test.each([
  ["", null],
  [" 12 ", 12],
  ["0", undefined],
  ["1.5", undefined],
  ["1001", undefined],
  ["many", undefined],
])("“%s” is the limit %s", (text, limit) => {
  expect(parseLimit(text, 1_000)).toBe(limit);
});
