import type { LiveEventFacts } from "@podtracker/rules";
import { allEvents, type Table } from "../../../web/src/features/live-games/log/table.ts";

/** Something that a finger may do at this table now; all types of events come. */
export function randomTap(table: Table, random: () => number): LiveEventFacts {
  const { seats } = table.game.start;
  const among = (count: number) => 1 + Math.floor(random() * count);
  const seat = among(seats.length);
  const other = among(seats.length);
  const delta = random() < 0.6 ? -among(7) : among(5);
  const commander = seats[other - 1]!.commanders[0]!;
  const fate = random();
  if (fate < 0.34) return { type: "life.changed", seat, delta };
  if (fate < 0.44) return { type: "commander-damage.dealt", fromSeat: other, commander, seat, amount: among(6) };
  if (fate < 0.52) return { type: "counter.changed", seat, counter: random() < 0.5 ? "poison" : "energy", delta };
  if (fate < 0.56) return { type: "commander.cast", seat: other, commander };
  if (fate < 0.62) return { type: "designation.moved", designation: "monarch", seat: random() < 0.2 ? null : seat };
  if (fate < 0.65) return { type: "day-night.changed", to: random() < 0.5 ? "day" : "night" };
  if (fate < 0.76) return { type: "turn.passed", toSeat: 1 + (table.state.activeSeat % seats.length) };
  if (fate < 0.8) return { type: "player.eliminated", seat, cause: "life", bySeat: other };
  if (fate < 0.83) return { type: "player.restored", seat };
  if (fate < 0.86) return { type: "chance.drawn", what: "die", sides: 20, result: among(20), seat };
  if (fate < 0.88) return { type: "clock.changed", running: random() < 0.5 };
  if (fate < 0.9993) return undoOf(table, random) ?? { type: "life.changed", seat, delta };
  return { type: "game.finished", outcome: "win", winnerSeat: seat };
}

/** Mostly of something recent, be it somebody else's or an undo itself. */
function undoOf(table: Table, random: () => number): LiveEventFacts | undefined {
  const known = allEvents(table);
  const event = known.at(-1 - Math.floor(random() ** 2 * known.length));
  return event && { type: "event.undone", eventId: event.id };
}
