import { expect, test } from "vitest";
import { resultProblems } from "./result-problems.ts";

const seats = (...places: number[]) => places.map((place, index) => ({ memberId: `m${index}`, place }));
const codes = (outcome: "win" | "draw", ...places: number[]) =>
  resultProblems({ outcome, seats: seats(...places) }).map(({ code, path }) => `${code} ${path}`);

test("a win has exactly one first; the others may tie as in real life", () => {
  expect(codes("win", 2, 1, 2, 4)).toEqual([]);
  expect(codes("win", 1, 1, 3)).toEqual(["wrong-places seats"]);
  expect(codes("win", 2, 2, 3)).toEqual(["wrong-places seats"]);
});

test("a draw is shared by several, whoever fell before", () => {
  expect(codes("draw", 1, 1, 1)).toEqual([]);
  expect(codes("draw", 1, 1, 3)).toEqual([]);
  expect(codes("draw", 1, 2, 3)).toEqual(["wrong-places seats"]);
});

test("a place beyond the table is named", () => {
  expect(codes("win", 1, 2, 4)).toEqual(["wrong-places seats.2.place"]);
});

test("a member who sits twice is named at the second seat", () => {
  const problems = resultProblems({
    outcome: "win",
    seats: [
      { memberId: "a", place: 1 },
      { memberId: "b", place: 2 },
      { memberId: "a", place: 3 },
    ],
  });
  expect(problems).toMatchObject([{ code: "duplicate-member", path: "seats.2.memberId" }]);
});
