import { expect, test } from "vitest";
import { nextSort, parseSort, sortRows, stringifySort } from "./sort-rows.ts";

test("what has no value comes last in both directions", () => {
  const rows = [{ wait: 5 }, { wait: null }, { wait: 12 }];
  expect(sortRows(rows, ({ wait }) => wait, "ascending").map(({ wait }) => wait)).toEqual([5, 12, null]);
  expect(sortRows(rows, ({ wait }) => wait, "descending").map(({ wait }) => wait)).toEqual([12, 5, null]);
});

test("words are sorted as people do, numbers in them by their size", () => {
  expect(sortRows(["helper 10", "Helper 2"], (word) => word, "ascending")).toEqual(["Helper 2", "helper 10"]);
});

test("a column is sorted one way, the other way, and not", () => {
  const first = nextSort(undefined, "wait", true);
  expect(first).toEqual({ key: "wait", direction: "descending" });
  const second = nextSort(first, "wait", true);
  expect(second).toEqual({ key: "wait", direction: "ascending" });
  expect(nextSort(second, "wait", true)).toBeUndefined();
});

test("an order survives the address", () => {
  for (const text of ["name", "-wait", undefined]) expect(stringifySort(parseSort(text))).toBe(text);
});
