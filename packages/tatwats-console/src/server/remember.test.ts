import { expect, test } from "vitest";
import { createMemory } from "./remember.ts";

test("an answer is made once in its time, also for those who ask while it is being made", async () => {
  let now = 0;
  const remember = createMemory(() => now);
  let made = 0;
  const make = async () => ++made;
  expect(await Promise.all([remember("a", 10, make), remember("a", 10, make)])).toEqual([1, 1]);
  now = 9;
  expect(await remember("a", 10, make)).toBe(1);
  now = 10;
  expect(await remember("a", 10, make)).toBe(2);
  expect(await remember("b", 10, make)).toBe(3);
});

test("an answer that failed is not kept", async () => {
  const remember = createMemory(() => 0);
  await expect(remember("a", 10, async () => await Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await remember("a", 10, async () => 1)).toBe(1);
});
