import fc from "fast-check";
import { expect, test } from "vitest";
import { extendFold, foldOf } from "./extend-fold.ts";
import { effectiveEvents, foldEvents } from "./fold-events.ts";
import { lethalSeats } from "./lethal.ts";
import { lifeHistory } from "./life-history.ts";
import type { LiveEvent, LiveEventFacts } from "./live-event.ts";
import { placesOf } from "./live-result.ts";
import type { LiveStart } from "./live-state.ts";
import { turnClock } from "./turn-clock.ts";

const at = "2026-11-23T19:30:00.000Z";
const start: LiveStart = {
  startingLife: 40,
  startingSeat: 2,
  seats: [
    { commanders: ["Krenko, Mob Boss"] },
    { commanders: ["Tymna the Weaver", "Thrasios, Triton Hero"] },
    { commanders: ["Sheoldred"] },
  ],
};
const happen = (facts: LiveEventFacts, id: string): LiveEvent => ({ id, at, ...facts });
const play = (...facts: LiveEventFacts[]) =>
  foldEvents(
    start,
    facts.map((each, index) => happen(each, `e${index}`)),
  );

test("life, commander damage by commander, poison and counters are counted", () => {
  const state = play(
    { type: "life.changed", seat: 1, delta: -7 },
    { type: "commander-damage.dealt", fromSeat: 2, commander: "Tymna the Weaver", seat: 1, amount: 4 },
    { type: "commander-damage.dealt", fromSeat: 2, commander: "Thrasios, Triton Hero", seat: 1, amount: 1 },
    { type: "commander-damage.dealt", fromSeat: 2, commander: "Tymna the Weaver", seat: 1, amount: 2 },
    { type: "counter.changed", seat: 3, counter: "poison", delta: 3 },
    { type: "counter.changed", seat: 3, counter: "constructor", delta: 2 },
    { type: "commander.cast", seat: 2, commander: "Tymna the Weaver" },
    { type: "commander.cast", seat: 2, commander: "Tymna the Weaver" },
  );
  expect(state.seats.map(({ life }) => life)).toEqual([26, 40, 40]);
  expect(state.seats[0]!.commanderDamage).toEqual([
    { fromSeat: 2, commander: "Thrasios, Triton Hero", total: 1 },
    { fromSeat: 2, commander: "Tymna the Weaver", total: 6 },
  ]);
  expect(state.seats[2]).toMatchObject({ poison: 3, counters: { constructor: 2 } });
  expect(state.seats[1]!.casts).toEqual({ "Tymna the Weaver": 2 });
});

test("a round ends when the turn comes past the seat that began; an extra turn does not end it", () => {
  const pass = (toSeat: number) => ({ type: "turn.passed", toSeat }) as const;
  expect(play().turn).toBe(1);
  expect(play(pass(3), pass(1))).toMatchObject({ turn: 1, activeSeat: 1 });
  expect(play(pass(3), pass(1), pass(2))).toMatchObject({ turn: 2, activeSeat: 2 });
  // Seat 2, which began, is out: the round ends all the same.
  expect(play(pass(3), pass(1), pass(3))).toMatchObject({ turn: 2, activeSeat: 3 });
  expect(play(pass(3), pass(3), pass(3))).toMatchObject({ turn: 1, activeSeat: 3 });
});

test("who is drawn to begin begins, before the first turn has passed", () => {
  const drawn = { type: "chance.drawn", what: "first-player", sides: 3, result: 3 } as const;
  expect(play(drawn)).toMatchObject({ startingSeat: 3, activeSeat: 3, lastDraw: { result: 3 } });
  expect(play({ type: "turn.passed", toSeat: 1 }, drawn)).toMatchObject({ startingSeat: 2, activeSeat: 1, lastDraw: { result: 3 } });
});

test("the numbers suggest who is out, and say by whom where they can", () => {
  const state = play(
    { type: "life.changed", seat: 1, delta: -40 },
    { type: "counter.changed", seat: 2, counter: "poison", delta: 10 },
    { type: "commander-damage.dealt", fromSeat: 1, commander: "Krenko, Mob Boss", seat: 3, amount: 21 },
  );
  expect(lethalSeats(state)).toEqual([
    { seat: 1, cause: "life", bySeat: null },
    { seat: 2, cause: "poison", bySeat: null },
    { seat: 3, cause: "commander-damage", bySeat: 1 },
  ]);
  // Two partners are counted apart.
  const partners = play(
    { type: "commander-damage.dealt", fromSeat: 2, commander: "Tymna the Weaver", seat: 1, amount: 11 },
    { type: "commander-damage.dealt", fromSeat: 2, commander: "Thrasios, Triton Hero", seat: 1, amount: 10 },
  );
  expect(lethalSeats(partners)).toEqual([]);
});

test("places follow from who went out when; those who were in to the end share theirs", () => {
  const out = (seat: number, bySeat?: number) =>
    ({ type: "player.eliminated", seat, cause: "life", ...(bySeat ? { bySeat } : {}) }) as const;
  const won = (winnerSeat: number) => ({ type: "game.finished", outcome: "win", winnerSeat }) as const;
  const places = (...facts: LiveEventFacts[]) => placesOf(play(...facts)).map(({ place, kills }) => [place, kills]);
  expect(places(out(3, 1), out(2, 1), won(1))).toEqual([
    [1, 2],
    [2, 0],
    [3, 0],
  ]);
  expect(places(won(2))).toEqual([
    [2, 0],
    [1, 0],
    [2, 0],
  ]);
  expect(places(out(3), { type: "game.finished", outcome: "draw" })).toEqual([
    [1, 0],
    [1, 0],
    [3, 0],
  ]);
  expect(places(out(3), out(2), out(1), { type: "game.finished", outcome: "draw" })).toEqual([
    [1, 0],
    [1, 0],
    [1, 0],
  ]);
  // Out is who went out last said so first; who came back and goes out again goes out later.
  expect(places(out(3), out(2), { type: "player.restored", seat: 3 }, out(3), won(1))).toEqual([
    [1, 0],
    [3, 0],
    [2, 0],
  ]);
});

test("after the end nothing changes, and taking the end back goes on", () => {
  const finish = happen({ type: "game.finished", outcome: "win", winnerSeat: 1 }, "end");
  const late = happen({ type: "life.changed", seat: 2, delta: -5 }, "late");
  expect(foldEvents(start, [finish, late]).seats[1]!.life).toBe(40);
  const undo = happen({ type: "event.undone", eventId: "end" }, "undo");
  expect(foldEvents(start, [finish, undo, late])).toMatchObject({ finished: null });
  expect(foldEvents(start, [finish, undo, late]).seats[1]!.life).toBe(35);
});

test("life over the game has a point for each change that holds", () => {
  const events = [
    happen({ type: "life.changed", seat: 1, delta: -3 }, "a"),
    happen({ type: "turn.passed", toSeat: 3 }, "b"),
    happen({ type: "life.changed", seat: 1, delta: -4 }, "c"),
    happen({ type: "event.undone", eventId: "a" }, "d"),
  ];
  expect(lifeHistory(start, events)).toEqual([
    { at: null, turn: 1, lives: [40, 40, 40] },
    { at, turn: 1, lives: [36, 40, 40] },
  ]);
});

test("a clock runs for whoever has the turn, stands while it is stopped, and never runs backwards", () => {
  const log = [
    happen({ type: "turn.passed", toSeat: 3 }, "60"),
    happen({ type: "clock.changed", running: false }, "100"),
    happen({ type: "life.changed", seat: 1, delta: -1 }, "150"),
    happen({ type: "clock.changed", running: true }, "200"),
    happen({ type: "turn.passed", toSeat: 1 }, "170"),
  ];
  const clockOf = (events: readonly LiveEvent[]) => turnClock(start, 10, events, ({ id }) => Number(id));
  expect(clockOf([])).toEqual({ spentMs: [0, 0, 0], running: { seat: 2, since: 10 } });
  expect(clockOf(log.slice(0, 3))).toEqual({ spentMs: [0, 50, 40], running: null });
  expect(clockOf(log)).toEqual({ spentMs: [0, 50, 40], running: { seat: 1, since: 200 } });
  expect(clockOf([...log, happen({ type: "game.finished", outcome: "draw" }, "260")])).toEqual({ spentMs: [60, 50, 40], running: null });
});

// ── for any events at all ──

const seat = fc.integer({ min: -1, max: 5 });
const small = fc.integer({ min: -30, max: 30 });
const name = fc.constantFrom("Krenko, Mob Boss", "Tymna the Weaver", "poison", "energy", "__proto__", "monarch");
const ids = Array.from({ length: 30 }, (_, index) => `e${index}`);
const sums: fc.Arbitrary<LiveEventFacts> = fc.oneof(
  fc.record({ type: fc.constant("life.changed" as const), seat, delta: small }),
  fc.record({ type: fc.constant("commander-damage.dealt" as const), fromSeat: seat, commander: name, seat, amount: small }),
  fc.record({ type: fc.constant("counter.changed" as const), seat, counter: name, delta: small }),
  fc.record({ type: fc.constant("commander.cast" as const), seat, commander: name }),
);
const undo = fc.record({ type: fc.constant("event.undone" as const), eventId: fc.constantFrom(...ids) });
const anything: fc.Arbitrary<LiveEventFacts> = fc.oneof(
  { weight: 4, arbitrary: sums },
  { weight: 3, arbitrary: undo },
  fc.record({ type: fc.constant("designation.moved" as const), designation: name, seat: fc.option(seat) }),
  fc.record({ type: fc.constant("day-night.changed" as const), to: fc.constantFrom("day" as const, "night" as const) }),
  fc.record({ type: fc.constant("turn.passed" as const), toSeat: seat }),
  fc.record({ type: fc.constant("player.eliminated" as const), seat, cause: fc.constant("life" as const), bySeat: seat }),
  fc.record({ type: fc.constant("player.restored" as const), seat }),
  fc.record({
    type: fc.constant("chance.drawn" as const),
    what: fc.constant("first-player" as const),
    sides: fc.constant(3),
    result: seat,
  }),
  fc.record({ type: fc.constant("game.finished" as const), outcome: fc.constantFrom("win" as const, "draw" as const), winnerSeat: seat }),
);
const logOf = (facts: fc.Arbitrary<LiveEventFacts>) =>
  fc.array(facts, { maxLength: ids.length }).map((all) => all.map((each, index) => happen(each, ids[index]!)));

test("no events throw, and the same events make the same game", () => {
  fc.assert(
    fc.property(logOf(anything), (log) => {
      const state = foldEvents(start, log);
      expect(foldEvents(start, structuredClone(log))).toEqual(state);
      lethalSeats(state);
      expect(placesOf(state).every(({ place }) => place >= 1 && place <= 3)).toBe(true);
      lifeHistory(start, log);
    }),
  );
});

test("sums come to the same in any order, however often each is told and however they are split", () => {
  const told = logOf(sums).chain((log) =>
    fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length }), fc.shuffledSubarray(log), fc.nat({ max: log.length })),
  );
  fc.assert(
    fc.property(told, ([log, shuffled, again, cut]) => {
      const before = foldEvents(start, log);
      expect(
        foldEvents(start, [
          ...shuffled.slice(0, cut),
          ...again.filter((each) => shuffled.indexOf(each) < cut),
          ...shuffled.slice(cut),
          ...again,
        ]),
      ).toEqual(before);
    }),
  );
});

test("taking back the last so many gives the game as it was before them, and taking that back the game after", () => {
  fc.assert(
    fc.property(logOf(anything), fc.nat({ max: 30 }), (log, many) => {
      const kept = log.slice(0, Math.max(0, log.length - many));
      const back = log.slice(kept.length).map(({ id }) => happen({ type: "event.undone", eventId: id }, `undo ${id}`));
      const undone = [...log, ...back.toReversed()];
      expect(foldEvents(start, undone)).toEqual(foldEvents(start, kept));
      const redo = back.map(({ id }) => happen({ type: "event.undone", eventId: id }, `redo ${id}`));
      expect(foldEvents(start, [...undone, ...redo])).toEqual(foldEvents(start, log));
    }),
  );
});

test("what does not hold has no part in the game", () => {
  fc.assert(
    fc.property(logOf(anything), (log) => {
      expect(foldEvents(start, effectiveEvents(log))).toEqual(foldEvents(start, log));
    }),
  );
});

test("folding on from any point, with whatever is told again, comes to the same as folding all", () => {
  const split = logOf(anything).chain((log) => fc.tuple(fc.constant(log), fc.nat({ max: log.length }), fc.subarray(log)));
  fc.assert(
    fc.property(split, ([log, cut, again]) => {
      const events = [...log, ...again];
      expect(extendFold(foldOf(start, events.slice(0, cut)), events.slice(cut)).state).toEqual(foldEvents(start, events));
    }),
  );
});
