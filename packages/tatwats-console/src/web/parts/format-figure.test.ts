import { expect, test } from "vitest";
import { formatBytes, formatDuration, formatNumber, formatShare, shortId } from "./format-figure.ts";

test.each([
  [null, "–"],
  [-4, "–"],
  [0, "0 ms"],
  [0.4, "< 1 ms"],
  [9.4, "9 ms"],
  [999.4, "999 ms"],
  [999.6, "1.0 s"],
  [1_420, "1.4 s"],
  [9_960, "10 s"],
  [59_400, "59 s"],
  [59_600, "1 min"],
  [240_000, "4 min"],
  [3 * 3_600_000, "3 h"],
  [12 * 86_400_000, "12 d"],
])("%s ms reads %s", (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test.each([
  [null, "–"],
  [0, "0 %"],
  [0.00001, "< 0.01 %"],
  [0.044, "4.4 %"],
  [0.9921, "99.21 %"],
  [0.999999, "> 99.99 %"],
  [1, "100 %"],
])("the share %s reads %s", (share, text) => {
  expect(formatShare(share)).toBe(text);
});

test("numbers keep the decimals that matter", () => {
  expect([0.266, 4.5, 31.94, 318.2, 1_200_000].map(formatNumber)).toEqual(["0.27", "4.5", "31.9", "318", "1 200 000"]);
});

test("memory is told in MB and GB", () => {
  expect([212_400_000, 1_440_000_000].map(formatBytes)).toEqual(["212 MB", "1.4 GB"]);
});

test("an id is told by its end", () => {
  expect(shortId("0199aaaa-bbbb-7ccc-8ddd-eeeeffff7f2a")).toBe("…ff7f2a");
  expect(shortId("the_baker")).toBe("the_baker");
});
