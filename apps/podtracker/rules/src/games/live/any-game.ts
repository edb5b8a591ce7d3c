import fc from "fast-check";
import { ELIMINATION_CAUSES, type LiveEvent, type LiveEventFacts, type LiveEventType } from "./live-event.ts";
import type { LiveStart } from "./live-state.ts";

/** A game for properties, of 2–10 seats: how it began, and what was told of it. */
export interface AnyGame {
  start: LiveStart;
  log: LiveEvent[];
}

type FactsBy = { [Type in LiveEventType]: fc.Arbitrary<Extract<LiveEventFacts, { type: Type }>> };

/** These add up: what devices say of them at once comes to the same in any order. */
export const sumTypes = ["life.changed", "commander-damage.dealt", "counter.changed", "commander.cast"] as const satisfies LiveEventType[];

/** When the games begin, in milliseconds of the epoch; what devices say of the time lies around it. */
export const eight = Date.parse("2026-11-23T20:00:00.000Z");

const ids = Array.from({ length: 40 }, (_, index) => `e${index}`);
/** Names of commanders, counters and designations alike: whatever is a key somewhere. */
const name = fc.constantFrom("Krenko, Mob Boss", "Tymna the Weaver", "poison", "energy", "__proto__", "constructor", "monarch");
const delta = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: -30, max: 30 }) }, fc.constantFrom(9_999, -9_999));
const noNumber = fc.constantFrom(0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
const at = fc.integer({ min: -5, max: 60 }).map((second) => new Date(eight + second * 1000).toISOString());

interface Kinds {
  /** Only these; left out, every type there is. */
  types?: readonly LiveEventType[];
  /** With amounts that are no numbers to count with, and times that are none: nothing of it gets past the server. */
  wild?: boolean;
}

/** A start, and up to forty events of it, with seats that there are and some that there are not. */
export function anyGame({ types, wild = false }: Kinds = {}): fc.Arbitrary<AnyGame> {
  return anyStart().chain((start) => {
    const by = factsBy(start.seats.length, wild ? fc.oneof(delta, noNumber) : delta);
    const told = (types ?? (Object.keys(by) as LiveEventType[])).map((type) => ({
      // A game that ends with its third event says little of the others.
      weight: type === "game.finished" ? 1 : type === "event.undone" ? 6 : 4,
      arbitrary: by[type] as fc.Arbitrary<LiveEventFacts>,
    }));
    const moment = wild ? fc.oneof(at, fc.constantFrom("", "yesterday")) : at;
    const log = fc
      .array(fc.tuple(moment, fc.oneof(...told)), { maxLength: ids.length })
      .map((all) => all.map(([said, facts], index): LiveEvent => ({ id: ids[index]!, at: said, ...facts })));
    return fc.record({ start: fc.constant(start), log });
  });
}

function anyStart(): fc.Arbitrary<LiveStart> {
  return fc.integer({ min: 2, max: 10 }).chain((seats) =>
    fc.record({
      startingLife: fc.integer({ min: 1, max: 999 }),
      startingSeat: fc.integer({ min: 1, max: seats }),
      seats: fc.constant(Array.from({ length: seats }, () => ({ commanders: ["Krenko, Mob Boss"] }))),
    }),
  );
}

/** Every type of event has to be here, or this does not compile. */
function factsBy(seats: number, amount: fc.Arbitrary<number>): FactsBy {
  const sitting = fc.integer({ min: 1, max: seats });
  const seat = fc.oneof({ weight: 12, arbitrary: sitting }, fc.constantFrom(0, -1, seats + 1, 1.5, Number.NaN, 2 ** 31));
  const type = <Type extends LiveEventType>(of: Type) => fc.constant(of);
  return {
    "life.changed": fc.record({ type: type("life.changed"), seat, delta: amount }),
    "commander-damage.dealt": fc.record({ type: type("commander-damage.dealt"), fromSeat: seat, commander: name, seat, amount }),
    "counter.changed": fc.record({ type: type("counter.changed"), seat, counter: name, delta: amount }),
    "commander.cast": fc.record({ type: type("commander.cast"), seat, commander: name }),
    "designation.moved": fc.record({ type: type("designation.moved"), designation: name, seat: fc.option(seat) }),
    "day-night.changed": fc.record({ type: type("day-night.changed"), to: fc.constantFrom("day", "night") }),
    "turn.passed": fc.record({ type: type("turn.passed"), toSeat: seat }),
    "player.eliminated": fc.record(
      { type: type("player.eliminated"), seat, cause: fc.constantFrom(...ELIMINATION_CAUSES), bySeat: seat },
      { requiredKeys: ["type", "seat", "cause"] },
    ),
    "player.restored": fc.record({ type: type("player.restored"), seat }),
    "chance.drawn": fc.record(
      {
        type: type("chance.drawn"),
        what: fc.constantFrom("die", "coin", "first-player"),
        sides: fc.constantFrom(2, seats, 20, 1_000),
        result: seat,
        seat,
      },
      { requiredKeys: ["type", "what", "sides", "result"] },
    ),
    "clock.changed": fc.record({ type: type("clock.changed"), running: fc.boolean() }),
    "event.undone": fc.record({ type: type("event.undone"), eventId: fc.constantFrom(...ids, "of another game") }),
    "game.finished": fc.record(
      {
        type: type("game.finished"),
        outcome: fc.constantFrom("win", "draw"),
        winnerSeat: seat,
        winCondition: fc.constantFrom("combat-damage", "combo"),
      },
      { requiredKeys: ["type", "outcome"] },
    ),
  };
}
