import { expect, it } from "vitest";
import { dayName, groupByDay } from "./group-by-day.ts";

const messages = [
  { id: 1, at: "2026-11-22T22:30:00Z" },
  { id: 2, at: "2026-11-22T23:30:00Z" },
  { id: 3, at: "2026-11-23T00:10:00Z" },
];

function idsByDay(timeZone: string) {
  return groupByDay(messages, timeZone).map((day) => day.messages.map(({ id }) => id));
}

it("splits at the reader’s own midnight", () => {
  expect(idsByDay("UTC")).toEqual([[1, 2], [3]]);
  expect(idsByDay("Europe/Berlin")).toEqual([[1], [2, 3]]);
  expect(groupByDay([], "UTC")).toEqual([]);
});

it("names the near days and dates the others", () => {
  const now = Date.parse("2026-11-23T20:00:00Z");
  expect(dayName(now - 3_600_000, now, "UTC")).toBe("Today");
  expect(dayName(now - 86_400_000, now, "UTC")).toBe("Yesterday");
  expect(dayName(Date.parse("2026-11-17T20:00:00Z"), now, "UTC")).toBe("Tuesday 17 November");
});
