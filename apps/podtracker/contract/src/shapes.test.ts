import { expect, test } from "vitest";
import { line } from "./shapes.ts";

const name = line(60);

test.each(["Ash", "Lim-Dûl", "👩‍👩‍👧", "❤️", "می‌خواهم", "…", "+1", "नमस्ते", "  Ash\ufeff", "שלום"])("%j is a name", (text) => {
  expect(name.parse(text)).toBe(text.normalize("NFC").trim());
});

test.each([
  ["nothing to see", "\u200d\u200c"],
  ["a space of no width", "\u200b"],
  ["a space of no width within", "A\u200bsh"],
  ["a byte order mark within", "A\ufeffsh"],
  ["accents without letters", "\u0301\u0302"],
  ["a filler", "\u3164"],
  ["an override of direction", "Ash\u202egpj.exe"],
  ["an isolate", "\u2066Ash\u2069"],
  ["an embedding", "\u202bAsh\u202c"],
])("%s is no name", (_, text) => {
  expect(name.safeParse(text).success).toBe(false);
});
