import { expect, test } from "vitest";
import { summarizeDeliveries } from "./delivery-summary.ts";

const delivery = (state: string, waitMs: number | null, handleMs: number | null) => ({
  recipient: "the_baker",
  state,
  attempts: 1,
  startedAt: null,
  endedAt: null,
  waitMs,
  handleMs,
});

test("tells the most pressing state first, and the longest times", () => {
  const summary = summarizeDeliveries([delivery("handled", 5, 9), delivery("dead", 7, 3), delivery("handled", 4, 14)]);
  expect(summary).toEqual({
    states: [
      { state: "dead", count: 1 },
      { state: "handled", count: 2 },
    ],
    attempts: 3,
    waitMs: 7,
    handleMs: 14,
  });
});

test("what was not measured has no time to tell", () => {
  expect(summarizeDeliveries([delivery("waiting", null, null)])).toMatchObject({ waitMs: null, handleMs: null });
});

test("a message without deliveries has no state", () => {
  expect(summarizeDeliveries([]).states).toEqual([]);
});
