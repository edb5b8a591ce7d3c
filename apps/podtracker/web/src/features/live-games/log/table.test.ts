import { type KeptEvent, type LiveEvent as Sent, liveEvents } from "@podtracker/contract";
import { foldEvents, type LiveEvent, liveEventsOf } from "@podtracker/rules";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { LocalGame } from "./local-game.ts";
import { isBehind, keep, say, tableOf } from "./table.ts";

const at = "2026-11-23T19:30:00.000Z";
const game: LocalGame = {
  id: "game",
  podId: "pod",
  userId: "ash",
  seats: [1, 2].map((seat) => ({ seat, memberId: `m${seat}`, name: `Player ${seat}`, deckName: null, commanders: [], colors: [] })),
  start: { startingLife: 40, startingSeat: 1, seats: [{ commanders: [] }, { commanders: [] }] },
  startedAt: at,
  mine: [1],
  mayCount: true,
  status: "live",
  version: 0,
  unsentStart: null,
  refusal: null,
};
const keptAs = (event: { id: string; type: string }, seq: number): KeptEvent => ({
  at,
  ...event,
  seq,
  receivedAt: at,
  happenedAt: at,
  by: { userId: "ash", name: "Ash" },
});

test("what the contract lets through is what a phone can count", () => {
  const counted = (sent: Sent): LiveEvent => sent;
  const sent = { id: "a", at, type: "day-night.changed", to: "day" } as const;
  expect(counted(sent)).toBe(sent);
  const types = Object.keys(liveEvents).map((type) => ({ type }));
  expect(liveEventsOf(types)).toEqual(types);
});

test("a phone with an older app leaves out what it does not know, and counts the rest", () => {
  const log = [
    { id: "a", type: "planes.walked" },
    { id: "b", type: "life.changed", seat: 1, delta: -3 },
    { id: "c", type: "toString" },
  ];
  const table = tableOf(
    game,
    log.map((event, index) => keptAs(event, index + 1)),
  );
  expect(table.state.seats[0]!.life).toBe(37);
  expect(isBehind(table)).toBe(false);
});

const facts = fc.oneof(
  fc.record({ type: fc.constant("life.changed" as const), seat: fc.constantFrom(1, 2), delta: fc.integer({ min: -9, max: 9 }) }),
  fc.record({ type: fc.constant("turn.passed" as const), toSeat: fc.constantFrom(1, 2) }),
  fc.record({ type: fc.constant("event.undone" as const), eventId: fc.constantFrom("e0", "e3", "e7", "e9") }),
);
const logs = fc.array(facts, { maxLength: 20 }).map((all) => all.map((each, index): LiveEvent => ({ id: `e${index}`, at, ...each })));

test("in whatever order the log comes to a phone, it ends with the same game, however much of it was said there", () => {
  const arriving = logs.chain((log) => {
    const kept = log.map((event, index) => keptAs(event, index + 1));
    return fc.record({
      log: fc.constant(log),
      said: fc.subarray(log),
      batches: fc.array(fc.subarray(kept), { maxLength: 6 }),
      last: fc.shuffledSubarray(kept, { minLength: kept.length }),
    });
  });
  fc.assert(
    fc.property(arriving, ({ log, said, batches, last }) => {
      let table = said.reduce((before, event) => say(before, [event]), tableOf(game));
      for (const batch of [...batches, ...last.map((event) => [event])]) {
        table = keep(table, batch);
        const known = [...log.slice(0, table.kept.length), ...said.filter((event) => log.indexOf(event) >= table.kept.length)];
        expect(table.state).toEqual(foldEvents(game.start, known));
      }
      // The last may have come before what it follows: then the phone asks for the rest.
      if (isBehind(table)) table = keep(table, last);
      expect(table.state).toEqual(foldEvents(game.start, log));
      expect(table.said).toEqual([]);
    }),
  );
});
