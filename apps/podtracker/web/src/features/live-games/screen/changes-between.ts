import type { LiveState } from "@podtracker/rules";

/** What became different from one moment to another, a few words for each seat that changed; for who was away between. */
export function changesBetween(before: LiveState, after: LiveState, nameOf: (seat: number) => string): string[] {
  const seats = after.seats.flatMap((seat, index) => {
    const then = before.seats[index]!;
    const words = [
      seat.eliminated && !then.eliminated ? "is out" : null,
      !seat.eliminated && then.eliminated ? "plays on" : null,
      seat.life === then.life ? null : `${then.life} → ${seat.life}`,
      seat.poison === then.poison ? null : `${seat.poison} poison`,
    ].filter((word) => word !== null);
    return words.length > 0 ? [`${nameOf(seat.seat)} ${words.join(", ")}`] : [];
  });
  const turn =
    after.turn === before.turn && after.activeSeat === before.activeSeat ? [] : [`turn ${after.turn}, ${nameOf(after.activeSeat)}`];
  return [...seats, ...turn];
}
