import { expect, test } from "vitest";
import { lifeLines } from "./life-lines.ts";

const frame = { width: 100, height: 50 };
const point = (turn: number, ...lives: number[]) => ({ at: null, turn, lives });

test("life stays until something changes it, and ends at the right", () => {
  const { lines, turns } = lifeLines([point(1, 40, 40), point(1, 30, 40), point(2, 30, 20)], frame);
  expect(lines).toEqual([
    { seat: 1, path: "M0 0H50V12.5H100V12.5", end: { x: 100, y: 12.5 } },
    { seat: 2, path: "M0 0H50V0H100V25", end: { x: 100, y: 25 } },
  ]);
  expect(turns).toEqual([{ turn: 2, x: 100 }]);
});

test("the axis holds what lies below nothing and above the start", () => {
  expect(lifeLines([point(1, 40), point(1, -12)], frame).ticks.map(({ life }) => life)).toEqual([0, 20, 40]);
  expect(lifeLines([point(1, 5)], frame).ticks.map(({ life }) => life)).toEqual([0, 10]);
  expect(lifeLines([point(1, 40), point(1, 300)], frame).ticks.map(({ life }) => life)).toEqual([0, 40, 80, 120, 160, 200, 240, 280]);
});
