import { expect, test } from "vitest";
import { detailBrief } from "./detail-brief.ts";

test("a detail is told in a line, errors by their message", () => {
  expect(detailBrief({ type: "game.archived", attempt: 2, error: { name: "Error", message: "no such pod" } })).toBe(
    "type game.archived · attempt 2 · error: no such pod",
  );
  expect(detailBrief({ error: { stack: "TypeError: x\n    at y" } })).toBe("TypeError: x");
});

test("what is long is cut, and nothing is nothing", () => {
  expect(detailBrief({ text: "x".repeat(500) })).toHaveLength(161);
  expect(detailBrief(null)).toBe("");
});
