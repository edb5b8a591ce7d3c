import { expect, it } from "vitest";
import { ordinal, placesFrom } from "./places.ts";

it("gives the common record of one winner and three who lost", () => {
  expect([...placesFrom([["briar"], ["ash", "cole", "dara"]]).values()]).toEqual([1, 2, 2, 2]);
});

it("counts those before a group, also the tied ones", () => {
  expect(Object.fromEntries(placesFrom([["a"], ["b", "c"], ["d"]]))).toEqual({
    a: 1,
    b: 2,
    c: 2,
    d: 4,
  });
});

it("lets a draw have several firsts", () => {
  expect(Object.fromEntries(placesFrom([["a", "b"], ["c"]]))).toEqual({ a: 1, b: 1, c: 3 });
});

it("says places in words", () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21].map(ordinal)).toEqual(["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st"]);
});
