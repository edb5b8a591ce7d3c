import { expect, test } from "vitest";
import { isDatabaseAway } from "./is-database-away.ts";

const withCode = (code: string) => Object.assign(new Error("x"), { code });

test("a database that is stopping, starting or out of reach is away, also as the cause of another error", () => {
  for (const code of ["ECONNREFUSED", "57P01", "08006", "P1001"]) expect(isDatabaseAway(withCode(code))).toBe(true);
  expect(isDatabaseAway(new Error("Connection terminated unexpectedly"))).toBe(true);
  expect(isDatabaseAway(new Error("a query failed", { cause: withCode("57P01") }))).toBe(true);
});

test("a fault of ours is not", () => {
  expect(isDatabaseAway(withCode("42703"))).toBe(false);
  expect(isDatabaseAway(new TypeError("undefined is not a function"))).toBe(false);
  expect(isDatabaseAway("ECONNREFUSED")).toBe(false);
});
