import { expect, test } from "vitest";
import { foldEvents } from "./fold-events.ts";
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
  const draw = { type: "game.finished", outcome: "draw" } as const;
  expect(places(out(3), out(2), out(1), draw)).toEqual([
    [1, 0],
    [1, 0],
    [1, 0],
  ]);
  // Those who fell together in the last turn draw; who fell turns before them does not.
  const passes = [3, 1, 2].map((toSeat) => ({ type: "turn.passed", toSeat }) as const);
  expect(places(out(3), ...passes, out(2), out(1), draw)).toEqual([
    [1, 0],
    [1, 0],
    [3, 0],
  ]);
  // Nobody is their own kill.
  expect(places(out(2, 2), out(3, 1), won(1)).map(([, kills]) => kills)).toEqual([1, 0, 0]);
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
  const undone = [...log, happen({ type: "event.undone", eventId: "200" }, "210")];
  expect(clockOf(undone)).toEqual({ spentMs: [0, 50, 40], running: null });
  expect(clockOf([...log, happen({ type: "game.finished", outcome: "draw" }, "260")])).toEqual({ spentMs: [60, 50, 40], running: null });
});

test("an event of a kind that is not known here changes nothing", () => {
  const events = [{ id: "later", at: "2026-11-23T20:00:00Z", type: "dungeon.entered", seat: 1 }] as unknown as Parameters<
    typeof foldEvents
  >[1];
  expect(foldEvents(start, events)).toEqual(foldEvents(start, []));
});
