import { expect, test } from "vitest";
import { barsOf, frameOf, indexAt } from "./playback.ts";

const recorded = {
  since: "2026-11-22T20:00:00.000Z",
  until: "2026-11-22T21:00:00.000Z",
  stepMs: 60_000,
  edges: [
    { sender: "web", recipient: "the_archivist", type: "game.finished" },
    { sender: "the_archivist", recipient: "the_author", type: "game.archived" },
  ],
  frames: [
    { at: "2026-11-22T20:00:00.000Z", counts: [[0, 4, 4, 0]] as [number, number, number, number][] },
    {
      at: "2026-11-22T20:01:00.000Z",
      counts: [
        [0, 1, 1, 0],
        [1, 1, 0, 3],
      ] as [number, number, number, number][],
    },
  ],
};

test("each recorded step is a bar of what was handled and what failed", () => {
  expect(barsOf(recorded)).toEqual([
    { at: "2026-11-22T20:00:00.000Z", handled: 4, failed: 0 },
    { at: "2026-11-22T20:01:00.000Z", handled: 1, failed: 3 },
  ]);
});

test("a step is told as a live frame would tell it", () => {
  expect(frameOf(recorded, 1)).toEqual({
    overMs: 60_000,
    edges: [
      { sender: "web", recipient: "the_archivist", type: "game.finished", sent: 1, handled: 1, failed: 0 },
      { sender: "the_archivist", recipient: "the_author", type: "game.archived", sent: 1, handled: 0, failed: 3 },
    ],
  });
  expect(frameOf(recorded, 9).edges).toEqual([]);
});

test("a time finds the step that holds it, or the nearest", () => {
  expect(indexAt(recorded, Date.parse("2026-11-22T20:00:59Z"))).toBe(0);
  expect(indexAt(recorded, Date.parse("2026-11-22T20:40:00Z"))).toBe(1);
  expect(indexAt({ ...recorded, frames: [] }, 0)).toBe(-1);
});
