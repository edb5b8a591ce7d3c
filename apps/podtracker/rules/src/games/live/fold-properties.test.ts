import fc from "fast-check";
import { expect, test } from "vitest";
import { type AnyGame, anyGame, sumTypes } from "./any-game.ts";
import { extendFold, foldOf } from "./extend-fold.ts";
import { effectiveEvents, foldEvents, holdingUndos, undoneIds } from "./fold-events.ts";
import { lethalSeats } from "./lethal.ts";
import { lifeHistory } from "./life-history.ts";
import type { LiveEvent, LiveEventType } from "./live-event.ts";
import { placesOf } from "./live-result.ts";
import { storyOf } from "./live-story.ts";
import { turnClock } from "./turn-clock.ts";

const runs = { numRuns: 500 };

const at = "2026-11-23T23:00:00.000Z";
const undoOf = ({ id }: LiveEvent, name = `undo ${id}`): LiveEvent => ({ id: name, at, type: "event.undone", eventId: id });
const isSum = ({ type }: LiveEvent) => (sumTypes as readonly LiveEventType[]).includes(type);

test("nothing that is told throws, and the same events make the same game of as many seats", () => {
  fc.assert(
    fc.property(anyGame({ wild: true }), ({ start, log }) => {
      const state = foldEvents(start, log);
      expect(foldEvents(start, structuredClone(log))).toEqual(state);
      expect(state.seats.map(({ seat }) => seat)).toEqual(start.seats.map((_, index) => index + 1));
      const amounts = state.seats.flatMap(({ life, poison, counters, casts }) => [
        life,
        poison,
        ...Object.values({ ...counters, ...casts }),
      ]);
      expect(amounts.every((amount) => typeof amount === "number")).toBe(true);
      lethalSeats(state);
      placesOf(state);
      lifeHistory(start, log);
      storyOf(start, log);
      turnClock(start, 0, log, (event) => Date.parse(event.at));
    }),
    runs,
  );
});

test("no seat is spoken of that is not at the table", () => {
  fc.assert(
    fc.property(anyGame(), ({ start, log }) => {
      const { seats, activeSeat, startingSeat, designations, lastDraw, finished } = foldEvents(start, log);
      const spokenOf = [
        activeSeat,
        startingSeat,
        lastDraw?.seat,
        finished?.winnerSeat,
        ...Object.values(designations),
        ...seats.flatMap(({ commanderDamage, eliminated }) => [eliminated?.bySeat, ...commanderDamage.map(({ fromSeat }) => fromSeat)]),
      ];
      const numbers = seats.map(({ seat }) => seat);
      expect(spokenOf.filter((seat) => seat !== null && seat !== undefined && !numbers.includes(seat))).toEqual([]);
    }),
    runs,
  );
});

/** The same events in portions, some of them with what was told before, as devices do that try anew. */
const inPortions = ({ start, log }: AnyGame) => {
  const portion = fc.record({ end: fc.nat({ max: log.length }), again: fc.oneof(fc.constant<LiveEvent[]>([]), fc.subarray(log)) });
  return fc.record({ start: fc.constant(start), log: fc.constant(log), portions: fc.array(portion, { maxLength: 6 }) });
};

test("in whatever portions a log comes, and whatever is told again, it comes to the same", () => {
  fc.assert(
    fc.property(anyGame().chain(inPortions), ({ start, log, portions }) => {
      let fold = foldOf(start);
      let told = 0;
      for (const { end, again } of [...portions.toSorted((one, other) => one.end - other.end), { end: log.length, again: [] }]) {
        fold = extendFold(fold, [...again.filter((each) => log.indexOf(each) < told), ...log.slice(told, end)]);
        told = end;
        expect(fold.state).toEqual(foldEvents(start, log.slice(0, told)));
      }
    }),
    runs,
  );
});

test("sums come to the same in any order, also among all else that happens, until it is over", () => {
  const types: LiveEventType[] = [
    ...sumTypes,
    "designation.moved",
    "day-night.changed",
    "turn.passed",
    "player.eliminated",
    "player.restored",
    "chance.drawn",
    "clock.changed",
  ];
  const shuffled = anyGame({ types }).chain(({ start, log }) => {
    const sums = log.filter(isSum);
    return fc.record({
      start: fc.constant(start),
      log: fc.constant(log),
      sums: fc.shuffledSubarray(sums, { minLength: sums.length }),
      places: fc.array(fc.nat({ max: log.length }), { minLength: sums.length, maxLength: sums.length }),
    });
  });
  fc.assert(
    fc.property(shuffled, ({ start, log, sums, places }) => {
      const moved = log.filter((each) => !isSum(each));
      for (const [index, sum] of sums.entries()) moved.splice(Math.min(places[index]!, moved.length), 0, sum);
      expect(foldEvents(start, moved)).toEqual(foldEvents(start, log));
    }),
    runs,
  );
});

test("taking back the last so many gives the game as it was before them, and taking that back the game after", () => {
  fc.assert(
    fc.property(anyGame(), fc.nat({ max: 40 }), ({ start, log }, many) => {
      const kept = log.slice(0, Math.max(0, log.length - many));
      const back = log.slice(kept.length).map((each) => undoOf(each));
      const undone = [...log, ...back.toReversed()];
      expect(foldEvents(start, undone)).toEqual(foldEvents(start, kept));
      const redone = [...undone, ...back.map((each) => undoOf(each))];
      expect(foldEvents(start, redone)).toEqual(foldEvents(start, log));
      expect(foldEvents(start, [...redone, ...back.map((each) => undoOf(undoOf(each))).toReversed()])).toEqual(foldEvents(start, kept));
    }),
    runs,
  );
});

test("whatever is taken back, the game is as if it had never been told, and once more as it was", () => {
  fc.assert(
    fc.property(anyGame(), fc.nat({ max: 39 }), ({ start, log }, place) => {
      const event = log[place];
      fc.pre(event !== undefined);
      const undo = undoOf(event);
      const without = log.filter(({ id }) => id !== event.id);
      expect(foldEvents(start, [...log, undo])).toEqual(foldEvents(start, without));
      expect(foldEvents(start, [...log, undo, undoOf(undo)])).toEqual(foldEvents(start, log));
    }),
    runs,
  );
});

test("what does not hold, however often it was taken back, holds again once all undos that keep it so are taken back", () => {
  fc.assert(
    fc.property(anyGame({ types: ["life.changed", "event.undone", "event.undone"] }), ({ start, log }) => {
      for (const [id, undos] of holdingUndos(log)) {
        const redone = [...log, ...undos.map((eventId): LiveEvent => ({ id: `redo ${eventId}`, at, type: "event.undone", eventId }))];
        expect(undoneIds(redone).has(id)).toBe(false);
        const fewer = redone.slice(0, -1);
        expect(undoneIds(fewer).has(id)).toBe(true);
        const others = log.filter(({ id: undo }) => !undos.includes(undo));
        expect(foldEvents(start, redone)).toEqual(foldEvents(start, others));
      }
    }),
    runs,
  );
});

test("what does not hold has no part in the game", () => {
  fc.assert(
    fc.property(anyGame(), ({ start, log }) => {
      expect(foldEvents(start, effectiveEvents(log))).toEqual(foldEvents(start, log));
    }),
    runs,
  );
});
