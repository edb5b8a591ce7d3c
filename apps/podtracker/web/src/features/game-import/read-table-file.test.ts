import { expect, test } from "vitest";
import { textOfFile } from "./read-table-file.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test("text is read as UTF-8, also behind a mark of byte order", () => {
  expect(textOfFile("games.csv", bytes("\ufeffDatum;Jürgen"))).toEqual({ text: "Datum;Jürgen" });
});

test("Excel's “Unicode text” is read, too", () => {
  expect(textOfFile("games.txt", Uint8Array.of(0xff, 0xfe, 0x41, 0, 0xfc, 0))).toEqual({ text: "Aü" });
});

test.each([
  ["another encoding", Uint8Array.of(0x4a, 0xfc, 0x72, 0x67), "isn’t UTF-8"],
  ["a workbook", Uint8Array.of(0x50, 0x4b, 3, 4), "is a workbook"],
  ["an older workbook", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), "is a workbook"],
  ["too much", new Uint8Array(5 * 1024 * 1024), "too large"],
])("%s is refused in words that help", (_, content, words) => {
  expect(textOfFile("games.xlsx", content)).toEqual({ problem: expect.stringContaining(words) as unknown });
});
