import { expect, test } from "vitest";
import { dateOrderOf, readDate } from "./read-dates.ts";

test.each([
  ["2023-04-06", "2023-04-06"],
  ["2023-4-6", "2023-04-06"],
  ["2023/04/06", "2023-04-06"],
  ["2023.04.06", "2023-04-06"],
  ["20230406", "2023-04-06"],
  ["06.04.2023", "2023-04-06"],
  ["6.4.23", "2023-04-06"],
  ["Do., 6.4.2023", "2023-04-06"],
  ["13/4/2023", "2023-04-13"],
  ["4/13/2023", "2023-04-13"],
  ["6 April 2023", "2023-04-06"],
  ["6. März 2023", "2023-03-06"],
  ["6-Apr-23", "2023-04-06"],
  ["April 6, 2023", "2023-04-06"],
  ["Thursday, April 6th, 2023", "2023-04-06"],
  ["Sept 6 2023", "2023-09-06"],
  ["2023 Dec 6", "2023-12-06"],
  ["45022", "2023-04-06"],
  ["45022.8125", "2023-04-06 19:30"],
  ["06.04.2023 19:30", "2023-04-06 19:30"],
  ["2023-04-06T19:30:00", "2023-04-06 19:30"],
  ["2023-04-06 7:30 PM", "2023-04-06 19:30"],
  ["2023-04-06T00:00:00Z", "2023-04-06"],
  ["4/6/2023", "2023-06-04 or 2023-04-06"],
  ["4/4/2023", "2023-04-04"],
])("%s is a date", (cell, expected) => {
  const date = readDate(cell)!;
  expect([date.day, date.time].filter(Boolean).join(" ") + (date.swapped ? ` or ${date.swapped}` : "")).toBe(expected);
});

test("a moment with its zone stays that moment", () => {
  expect(readDate("2023-04-06T23:30:00-05:00")).toMatchObject({ moment: "2023-04-07T04:30:00.000Z" });
});

test.each(["", "soon", "2023", "31.02.2023", "32/1/2023", "2023-13-01", "6.4.", "12", "99999", "Total", "2023-04-06 25:10", "April"])(
  "“%s” is no date",
  (cell) => {
    expect(readDate(cell)).toBeNull();
  },
);

test.each([
  ["a day beyond twelve", ["4/6/2023", "13/4/2023"], "day-first", true],
  ["a month's place beyond twelve", ["4/6/2023", "4/13/2023"], "month-first", true],
  ["a game that would lie in the future", ["12/10/2026", "1/2/2026"], "day-first", true],
  ["nothing, but its order", ["4/6/2023", "5/1/2023", "5/8/2023"], "month-first", false],
  ["nothing at all", ["4/6/2023"], "day-first", false],
] as const)("the order of day and month is decided by %s", (_, cells, order, sure) => {
  expect(dateOrderOf(cells, "2026-11-24")).toEqual({ order, sure });
});

test("dates that can be read in one way need no order", () => {
  expect(dateOrderOf(["2023-04-06", "6.4.2023", "4/4/2023", "nonsense"], "2026-11-24")).toBeNull();
});
