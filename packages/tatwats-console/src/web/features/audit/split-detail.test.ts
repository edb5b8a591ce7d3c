import { expect, test } from "vitest";
import { splitDetail } from "./split-detail.ts";

test("a change, its reason and the rest are told apart", () => {
  const detail = { revision: 7, before: { tone: "dry" }, after: { tone: "warm" }, reason: "players asked" };
  expect(splitDetail(detail)).toEqual({
    change: { before: { tone: "dry" }, after: { tone: "warm" } },
    reason: "players asked",
    rest: { revision: 7 },
  });
});

test("what is only half a change stays among the rest", () => {
  expect(splitDetail({ before: 1 })).toEqual({ change: undefined, reason: undefined, rest: { before: 1 } });
});
