import { expect, it } from "vitest";
import { narrowing, queryOf, readGamesFilter } from "./games-filter.ts";

const member = "01890000-0000-7000-8000-000000000001";

it("reads an address, and passes over what makes no sense there", () => {
  const filter = readGamesFilter({
    q: "krenko",
    member,
    deck: "no id",
    result: "void",
    since: "2026-02-30x",
    until: "2026-11-23",
    page: 7,
  });
  expect(narrowing(filter)).toEqual(["q", "member", "result", "until"]);
  expect(narrowing(readGamesFilter({ q: " ", member: 7, since: "2026-13-01" }))).toEqual([]);
});

it("asks from the first day's beginning to the last one's end, where the times are told", () => {
  const days = { since: "2026-11-22", until: "2026-11-23" };
  expect(queryOf(days, "UTC")).toEqual({ since: "2026-11-22T00:00:00.000Z", until: "2026-11-24T00:00:00.000Z" });
  expect(queryOf(days, "Asia/Tokyo")).toEqual({ since: "2026-11-21T15:00:00.000Z", until: "2026-11-23T15:00:00.000Z" });
});

it("asks for voided games, or for those that count and ended so", () => {
  expect(queryOf({ result: "void" })).toEqual({ status: "void" });
  expect(queryOf({ result: "draw", q: "ash" })).toEqual({ q: "ash", outcome: "draw", status: "finished" });
});
