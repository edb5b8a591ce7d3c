import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { throttle } from "./throttle.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("a burst runs once at its beginning and once when the time is over", () => {
  const run = vi.fn<() => void>();
  const throttled = throttle(run, 1_000);
  for (let call = 0; call < 5; call += 1) throttled.call();
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(run).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(5_000);
  expect(run).toHaveBeenCalledTimes(2);
});

test("what was cancelled does not run", () => {
  const run = vi.fn<() => void>();
  const throttled = throttle(run, 1_000);
  throttled.call();
  throttled.call();
  throttled.cancel();
  vi.advanceTimersByTime(5_000);
  expect(run).toHaveBeenCalledTimes(1);
});
