import { expect, test } from "vitest";
import { stillCounted, waitAfter } from "./slow-guesses.ts";

const kind = { free: 5, longest: 60, forgetEveryMs: 60_000 };
const lastAt = new Date("2026-11-20T19:30:00.000Z");
const later = (minutes: number) => new Date(lastAt.getTime() + minutes * 60_000);

test("failures are forgotten one after the other", () => {
  const counts = [0, 0.9, 1, 2.5, 4, 100].map((minutes) => stillCounted({ failures: 4, lastAt }, later(minutes), kind));
  expect(counts).toEqual([4, 4, 3, 2, 0, 0]);
});

test("a clock that went back forgets nothing and adds nothing", () => {
  expect(stillCounted({ failures: 4, lastAt }, later(-10), kind)).toBe(4);
});

test("more failures than make the wait longest do not make it last", () => {
  const many = { failures: 10_000, lastAt };
  expect(waitAfter(stillCounted(many, lastAt, kind), kind)).toBe(60);
  expect(waitAfter(stillCounted(many, later(6), kind), kind)).toBe(0);
});

test("the wait doubles after the failures that are free", () => {
  expect([5, 6, 7, 8, 20].map((failures) => waitAfter(failures, kind))).toEqual([0, 2, 4, 8, 60]);
});
