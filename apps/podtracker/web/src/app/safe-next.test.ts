import { expect, it } from "vitest";
import { safeNext } from "./safe-next.ts";

it("keeps a path of our own", () => {
  expect(safeNext("/join/abc123?x=1")).toBe("/join/abc123?x=1");
});

it("goes home rather than to somebody else", () => {
  for (const next of [undefined, 3, "", "decks", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)"]) {
    expect(safeNext(next)).toBe("/");
  }
});
