import { expect, test } from "vitest";
import { textOfFile } from "./read-table-file.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test("text is read as UTF-8, also behind a mark of byte order", () => {
  expect(textOfFile("games.csv", bytes("\ufeffDatum;Jürgen"))).toEqual({ text: "Datum;Jürgen" });
});

test("Excel's “Unicode text” is read, too", () => {
  expect(textOfFile("games.txt", Uint8Array.of(0xff, 0xfe, 0x41, 0, 0xfc, 0))).toEqual({ text: "Aü" });
});

test("Excel's plain CSV of Windows is read, with umlauts, quotes and the euro", () => {
  expect(textOfFile("games.csv", Uint8Array.of(0x4a, 0xfc, 0x72, 0x67, 0x92, 0x3b, 0x80))).toEqual({ text: "Jürg’;€" });
});

test("UTF-16 is read without a mark of byte order as well, either half first", () => {
  expect(textOfFile("games.csv", Uint8Array.of(0x41, 0, 0x2c, 0, 0xfc, 0))).toEqual({ text: "A,ü" });
  expect(textOfFile("games.csv", Uint8Array.of(0xfe, 0xff, 0, 0x41, 0, 0xfc))).toEqual({ text: "Aü" });
  expect(textOfFile("games.csv", Uint8Array.of(0, 0x41, 0, 0x2c, 0, 0xfc))).toEqual({ text: "A,ü" });
});

test.each([
  ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d), "isn’t text"],
  ["UTF-16 that breaks off", Uint8Array.of(0xff, 0xfe, 0x41, 0, 0xfc), "isn’t text"],
  ["letters that no text has", Uint8Array.of(0x4a, 0x81, 0x8d, 0xfc), "isn’t text"],
  ["a workbook", Uint8Array.of(0x50, 0x4b, 3, 4), "is a workbook"],
  ["an older workbook", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), "is a workbook"],
  ["too much", new Uint8Array(5 * 1024 * 1024), "too large"],
])("%s is refused in words that help", (_, content, words) => {
  expect(textOfFile("games.xlsx", content)).toEqual({ problem: expect.stringContaining(words) as unknown });
});
