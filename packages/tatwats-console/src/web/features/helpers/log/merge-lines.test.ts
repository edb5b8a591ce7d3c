import { expect, test } from "vitest";
import { mergeLines } from "./merge-lines.ts";

const line = (id: string, second: number) => ({ id, at: `2026-11-23T12:00:0${second}.000Z` });

test("lines stand in the order of their time, each once, however they were read", () => {
  const merged = mergeLines([line("2", 2), line("3", 3)], [line("4", 4), line("3", 3), line("1", 1)]);
  expect(merged.map(({ id }) => id)).toEqual(["1", "2", "3", "4"]);
});

test("lines of the same time stand in the order of their numbers", () => {
  expect(mergeLines([line("10", 1)], [line("9", 1)]).map(({ id }) => id)).toEqual(["9", "10"]);
});
