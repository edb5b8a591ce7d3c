import { expect, test } from "vitest";
import { leadingFigures, otherFigures } from "./figure-list.ts";

test("figures carry their unit, and a tone where they are bad", () => {
  const shown = leadingFigures({ errorRate: 0.2, deadLetters: 0, oldestWaitingSeconds: 240, waitMs: { p50: 4, p95: 11, p99: null } });
  expect(shown.map(({ label, value, note, tone }) => [label, value, note, tone])).toEqual([
    ["Error rate", "20 %", "of attempts in 15 min", "bad"],
    ["Wait p95", "11 ms", "p50 4 ms · p99 –", undefined],
    ["Oldest waiting", "4 min", "due and not yet taken", "warn"],
    ["Dead letters", "0", "not tried again", undefined],
  ]);
});

test("only what was reported is shown, also what only the application knows", () => {
  const shown = otherFigures({ backlog: 2, memoryBytes: 212_000_000, databaseConnections: 9, deadLetters: 1 });
  expect(shown.map(({ label, value }) => `${label}: ${value}`)).toEqual(["Backlog: 2", "Memory: 212 MB", "Database connections: 9"]);
});
