import fc from "fast-check";
import { expect, test } from "vitest";
import { anyGame, eight } from "./any-game.ts";
import { applyEvent } from "./apply-event.ts";
import { effectiveEvents, foldEvents } from "./fold-events.ts";
import { LETHAL_COMMANDER_DAMAGE, LETHAL_POISON, lethalSeats } from "./lethal.ts";
import { lifeHistory } from "./life-history.ts";
import type { LiveEvent } from "./live-event.ts";
import { placesOf } from "./live-result.ts";
import { type LiveStart, startLiveGame } from "./live-state.ts";
import { storyOf } from "./live-story.ts";
import { minutesPlayed } from "./minutes-played.ts";
import { turnClock } from "./turn-clock.ts";

const runs = { numRuns: 500 };

/** A game with the moment of each event, which never run backwards. */
const timedGame = fc
  .tuple(anyGame(), fc.array(fc.nat({ max: 600_000 }), { minLength: 40, maxLength: 40 }))
  .map(([{ start, log }, waits]) => {
    let moment = eight;
    return { start, log: log.map((event, index) => ({ ...event, moment: (moment += waits[index]!) })) };
  });
type Timed = LiveEvent & { moment: number };

/** All steps of a game: what held until an event, the event, and what holds since. */
function stepsOf<Event extends LiveEvent>(start: LiveStart, log: readonly Event[]) {
  let state = startLiveGame(start);
  return effectiveEvents(log).map((event) => {
    const before = state;
    state = applyEvent(before, event);
    return { before, event, after: state };
  });
}

const momentOf = ({ moment }: Timed) => moment;
const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

test("each span of time is that of whoever had the turn then, and nobody's while the clock stood", () => {
  fc.assert(
    fc.property(timedGame, ({ start, log }) => {
      const expected = start.seats.map(() => 0);
      let last = eight;
      for (const { before, event } of stepsOf(start, log)) {
        if (before.clockRunning && !before.finished) expected[before.activeSeat - 1]! += event.moment - last;
        last = event.moment;
      }
      const { spentMs, running } = turnClock(start, eight, log, momentOf);
      const state = foldEvents(start, log);
      expect(running?.seat ?? null).toBe(state.clockRunning && !state.finished ? state.activeSeat : null);
      expect(spentMs.map((spent, index) => spent + (running?.seat === index + 1 ? last - running.since : 0))).toEqual(expected);
    }),
    runs,
  );
});

test("the times of all turns add up to what has passed where nobody stopped the clock, even if moments run backwards", () => {
  const neverStopped = anyGame().map(({ start, log }) => ({ start, log: log.filter(({ type }) => type !== "clock.changed") }));
  fc.assert(
    fc.property(neverStopped, ({ start, log }) => {
      const moments = new Map(log.map(({ id, at }) => [id, Date.parse(at)]));
      const { spentMs, running } = turnClock(start, eight, log, ({ id }) => moments.get(id)!);
      expect(Math.min(...spentMs)).toBeGreaterThanOrEqual(0);
      const end = Math.max(eight, ...moments.values());
      if (running) expect(sum(spentMs)).toBe(running.since - eight);
      else expect(sum(spentMs)).toBeLessThanOrEqual(end - eight);
    }),
    runs,
  );
});

test("what moves no clock is of no use to the clocks", () => {
  fc.assert(
    fc.property(timedGame, ({ start, log }) => {
      const others = log.filter(({ type }) => type === "life.changed" || type === "counter.changed" || type === "commander.cast");
      const more = [...log, ...others.map((event) => ({ ...event, id: `again ${event.id}`, moment: event.moment + 3_600_000 }))];
      expect(turnClock(start, eight, more, momentOf)).toEqual(turnClock(start, eight, log, momentOf));
    }),
    runs,
  );
});

test("life over the game begins with the start, ends with the state, and has no point that says nothing", () => {
  fc.assert(
    fc.property(anyGame(), ({ start, log }) => {
      const points = lifeHistory(start, log);
      const { seats, turn } = foldEvents(start, log);
      expect(points[0]).toEqual({ at: null, turn: 1, lives: seats.map(() => start.startingLife) });
      expect(points.at(-1)!.lives).toEqual(seats.map(({ life }) => life));
      for (const [index, { lives, turn: then }] of points.slice(1).entries()) {
        expect(lives).not.toEqual(points[index]!.lives);
        expect(then).toBeGreaterThanOrEqual(points[index]!.turn);
        expect(then).toBeLessThanOrEqual(turn);
      }
    }),
    runs,
  );
});

test("a story tells what the state says, and no blow that was not struck", () => {
  fc.assert(
    fc.property(anyGame(), ({ start, log }) => {
      const { leadChanges, biggestHit, falls, winnersLowest } = storyOf(start, log);
      const { seats, turn, finished } = foldEvents(start, log);
      const lives = lifeHistory(start, log).map((point) => point.lives);
      const out = seats.filter(({ eliminated }) => eliminated).toSorted((a, b) => a.eliminated!.order - b.eliminated!.order);
      expect(falls.map(({ seat }) => seat)).toEqual(out.map(({ seat }) => seat));
      expect(falls).toMatchObject(out.map(({ eliminated }) => ({ cause: eliminated!.cause, bySeat: eliminated!.bySeat })));
      const winner = finished?.winnerSeat;
      expect(winnersLowest).toBe(winner ? Math.min(...lives.map((each) => each[winner - 1]!)) : null);
      const lossesOf = (seat: number) => lives.slice(1).map((each, index) => Math.max(0, lives[index]![seat - 1]! - each[seat - 1]!));
      const worst = Math.max(...seats.flatMap(({ seat }) => lossesOf(seat)), 0);
      expect(biggestHit?.amount ?? 0).toBeGreaterThanOrEqual(worst);
      expect(biggestHit?.amount ?? 0).toBeLessThanOrEqual(biggestHit ? sum(lossesOf(biggestHit.seat)) : 0);
      expect(biggestHit?.turn ?? 1).toBeLessThanOrEqual(turn);
      expect(leadChanges).toBeLessThanOrEqual(effectiveEvents(log).length);
    }),
    runs,
  );
});

test("out by the numbers is who still plays at no life, ten poison or 21 by one commander, until the game is over", () => {
  fc.assert(
    fc.property(anyGame(), ({ start, log }) => {
      const state = foldEvents(start, log);
      const expected = state.seats.filter(
        ({ life, poison, commanderDamage, eliminated }) =>
          !eliminated && (life <= 0 || poison >= LETHAL_POISON || commanderDamage.some(({ total }) => total >= LETHAL_COMMANDER_DAMAGE)),
      );
      expect(lethalSeats(state).map(({ seat }) => seat)).toEqual(state.finished ? [] : expected.map(({ seat }) => seat));
    }),
    runs,
  );
});

test("who went out later went out later by number and not in an earlier turn, and nobody twice", () => {
  fc.assert(
    fc.property(anyGame(), ({ start, log }) => {
      const { seats, turn } = foldEvents(start, log);
      const out = seats.flatMap(({ eliminated }) => eliminated ?? []).toSorted((a, b) => a.order - b.order);
      expect(new Set(out.map(({ order }) => order)).size).toBe(out.length);
      const turns = [1, ...out.map((each) => each.turn), turn];
      expect(turns).toEqual(turns.toSorted((a, b) => a - b));
    }),
    runs,
  );
});

test("places count on from the first without gaps but for ties; a winner is first alone, a draw has two", () => {
  fc.assert(
    fc.property(anyGame(), ({ start, log }) => {
      const state = foldEvents(start, log);
      const places = placesOf(state);
      for (const { place } of places) expect(place).toBe(1 + places.filter((other) => other.place < place).length);
      const first = places.filter(({ place }) => place === 1).map(({ seat }) => seat);
      const winner = state.finished?.winnerSeat;
      if (winner) expect(first).toEqual([winner]);
      else expect(first.length).toBeGreaterThanOrEqual(2);
      const out = state.seats.filter(({ eliminated }) => eliminated);
      expect(sum(places.map(({ kills }) => kills))).toBeLessThanOrEqual(out.length);
      const placeOf = (seat: number) => places[seat - 1]!.place;
      for (const one of out)
        for (const later of out)
          if (later.eliminated!.order > one.eliminated!.order && winner !== one.seat)
            expect(placeOf(later.seat)).toBeLessThanOrEqual(placeOf(one.seat));
    }),
    runs,
  );
});

test("minutes that were played are no more than passed, however far the moments run backwards", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -3_600_000, max: 100 * 3_600_000 })), (moments) => {
      const minutes = minutesPlayed(0, moments);
      expect(minutes).toBeGreaterThanOrEqual(0);
      expect(minutes).toBeLessThanOrEqual(Math.round(Math.max(0, ...moments) / 60_000));
    }),
    runs,
  );
});
