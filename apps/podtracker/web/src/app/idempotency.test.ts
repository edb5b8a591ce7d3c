import { expect, it } from "vitest";
import { createIdempotency } from "./idempotency.ts";

function counted() {
  let count = 0;
  return createIdempotency(() => `key-${++count}`);
}

it("keeps the key while the same thing is tried again", () => {
  const idempotency = counted();
  expect(idempotency.keyFor({ name: "Cole" })).toBe("key-1");
  expect(idempotency.keyFor({ name: "Cole" })).toBe("key-1");
});

it("takes another key for another body, and after success", () => {
  const idempotency = counted();
  expect(idempotency.keyFor({ name: "Cole" })).toBe("key-1");
  expect(idempotency.keyFor({ name: "Colette" })).toBe("key-2");
  idempotency.done();
  expect(idempotency.keyFor({ name: "Colette" })).toBe("key-3");
});
