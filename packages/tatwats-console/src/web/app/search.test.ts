import { expect, test } from "vitest";
import { parseSearch, readSearch, safeNext, stringifySearch } from "./search.ts";

test("an address keeps its values as they are written", () => {
  expect(parseSearch("?q=42&state=dead&type=a%26b")).toEqual({ q: "42", state: "dead", type: "a&b" });
  expect(stringifySearch({ q: "42", state: "dead", type: "a&b", sender: undefined, since: "" })).toBe("?q=42&state=dead&type=a%26b");
  expect(stringifySearch({})).toBe("");
});

test("a page takes only what it knows", () => {
  expect(readSearch({ q: "x", state: "nonsense", other: "y" }, ["q", "state"], { state: ["dead"] })).toEqual({ q: "x" });
});

test.each([
  ["/messages?state=dead", "/messages?state=dead"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["https://evil.example", "/"],
  [undefined, "/"],
])("after signing in, %s leads to %s", (next, path) => {
  expect(safeNext(next)).toBe(path);
});
