import { expect, test } from "vitest";
import { type Day, dayWords, lookOf } from "./day-words.ts";

const day = (values: Partial<Day>): Day => ({ day: "2026-11-14", uptime: 1, operational: 1, degraded: 0, down: 0, ...values });

test("a day looks as its worst time", () => {
  expect([day({}), day({ degraded: 0.1 }), day({ degraded: 0.1, down: 0.01 }), day({ uptime: null })].map(lookOf)).toEqual([
    "up",
    "degraded",
    "down",
    "unknown",
  ]);
});

test("a day is told in words", () => {
  expect(dayWords(day({}))).toBe("14 Nov 2026: up 100 %");
  expect(dayWords(day({ uptime: 0.992, down: 0.008, degraded: 0.05 }))).toBe(
    "14 Nov 2026: up 99.2 %, down 0.8 % of it, degraded 5 % of it",
  );
  expect(dayWords(day({ uptime: null }))).toBe("14 Nov 2026: nothing on record");
});
