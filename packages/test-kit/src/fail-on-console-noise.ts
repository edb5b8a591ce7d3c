import { afterEach, beforeEach, expect, vi } from "vitest";

// A warning or an error on the console that no test asked for is a defect, in the code or in the test.
beforeEach(() => {
  vi.spyOn(console, "error");
  vi.spyOn(console, "warn");
});

afterEach(() => {
  for (const method of [vi.mocked(console.error), vi.mocked(console.warn)]) {
    expect(method.mock.calls, "console noise").toEqual([]);
    method.mockRestore();
  }
});
