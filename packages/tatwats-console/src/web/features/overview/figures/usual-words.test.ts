import { expect, test } from "vitest";
import { formatDuration } from "../../../parts/format-figure.ts";
import { usualWords } from "./usual-words.ts";

test("the normal range is told from low to high, and once where both read the same", () => {
  expect(usualWords({ low: 4, high: 11.2 }, formatDuration)).toBe("usually 4 ms to 11 ms");
  expect(usualWords({ low: 0, high: 0 }, formatDuration)).toBe("usually 0 ms");
  expect(usualWords(null, formatDuration)).toBeUndefined();
});
