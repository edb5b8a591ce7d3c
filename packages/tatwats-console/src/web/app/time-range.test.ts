import { expect, test } from "vitest";
import { readTimeSearch, spanOf, withoutTime } from "./time-range.ts";

const now = Date.parse("2026-11-23T12:00:00.000Z");

test("an address holds a range or a time from and to, and nothing that is neither", () => {
  expect(readTimeSearch({ range: "6h", since: "2026-11-01T00:00:00Z" })).toEqual({ range: "6h" });
  expect(readTimeSearch({ range: "1y", since: "2026-11-01T00:00:00Z", until: "soon" })).toEqual({ since: "2026-11-01T00:00:00.000Z" });
  expect(readTimeSearch({})).toEqual({});
});

test("a range goes up to now; without one a list shows all time", () => {
  expect(spanOf({ range: "1h" }, now)).toEqual({ since: "2026-11-23T11:00:00.000Z" });
  expect(spanOf({ until: "2026-11-20T00:00:00.000Z" }, now)).toEqual({ until: "2026-11-20T00:00:00.000Z" });
  expect(spanOf({}, now)).toEqual({});
});

test("a page's own filters are what is left without the time", () => {
  expect(withoutTime({ range: "1h", since: "x", q: "recap" })).toEqual({ q: "recap" });
});
