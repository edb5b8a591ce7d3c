import { expect, test } from "vitest";
import type { LiveEvent, LiveEventFacts } from "./live-event.ts";
import { storyOf } from "./live-story.ts";

const start = { startingLife: 40, startingSeat: 1, seats: [{ commanders: ["Krenko, Mob Boss"] }, { commanders: [] }, { commanders: [] }] };
const tell = (...told: [second: number, facts: LiveEventFacts][]) =>
  storyOf(
    start,
    told.map(([second, facts], index): LiveEvent => ({ id: `e${index}`, at: new Date(second * 1000).toISOString(), ...facts })),
  );
const life = (seat: number, delta: number): LiveEventFacts => ({ type: "life.changed", seat, delta });

test("nothing happened, nothing to tell", () => {
  expect(tell()).toEqual({ leadChanges: 0, biggestHit: null, falls: [], winnersLowest: null });
});

test("who leads changes only where somebody else alone has the most", () => {
  expect(tell([1, life(1, 5)], [2, life(2, 5)], [3, life(2, 1)], [4, life(1, 2)]).leadChanges).toBe(2);
});

test("taps that follow closely are one blow; a commander's is told apart", () => {
  const story = tell(
    [1, life(2, -1)],
    [2, life(2, -1)],
    [3, life(2, -1)],
    [60, life(2, -2)],
    [61, { type: "commander-damage.dealt", fromSeat: 1, commander: "Krenko, Mob Boss", seat: 3, amount: 9 }],
  );
  expect(story.biggestHit).toEqual({ seat: 3, amount: 9, turn: 1, fromSeat: 1 });
  expect(tell([1, life(2, -1)], [2, life(2, -1)], [90, life(3, -1)]).biggestHit).toMatchObject({ seat: 2, amount: 2 });
});

test("who fell to whom, in order, and how low the winner was", () => {
  const story = tell(
    [1, life(1, -37)],
    [2, life(1, 10)],
    [3, { type: "player.eliminated", seat: 3, cause: "poison", bySeat: 1 }],
    [4, { type: "player.eliminated", seat: 2, cause: "life" }],
    [5, { type: "game.finished", outcome: "win", winnerSeat: 1 }],
  );
  expect(story.falls.map(({ seat, bySeat }) => [seat, bySeat])).toEqual([
    [3, 1],
    [2, null],
  ]);
  expect(story.winnersLowest).toBe(3);
});
