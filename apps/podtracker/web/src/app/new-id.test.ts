import { expect, it } from "vitest";
import { newId } from "./new-id.ts";

it("shapes random bytes into a version 4 UUID", () => {
  expect(newId((bytes) => bytes.fill(0xff))).toBe("ffffffff-ffff-4fff-bfff-ffffffffffff");
  expect(newId((bytes) => bytes.fill(0))).toBe("00000000-0000-4000-8000-000000000000");
});

it("does not repeat itself", () => {
  expect(new Set(Array.from({ length: 1000 }, () => newId())).size).toBe(1000);
});
