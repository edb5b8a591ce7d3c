/** Where a seat lies on the phone in the middle of the table, and which way it is turned, in degrees clockwise. */
export interface Place {
  row: number;
  column: 1 | 2;
  /** Across the whole width: the short ends of the phone. */
  wide: boolean;
  turn: 0 | 90 | 180 | 270;
}

/**
 * Places around a phone that lies upright, clockwise from the lower end (or, without one there, from the lower left), so
 * that the next player sits at the left as turns go. An odd player and both of two sit at the short ends, all others at
 * the long sides.
 *
 * @param seats at least 2
 */
export function placesAround(seats: number): { rows: number; places: Place[] } {
  if (seats === 2) return { rows: 2, places: [end(2, 0), end(1, 180)] };
  const sideRows = Math.floor(seats / 2);
  const rows = sideRows + (seats % 2);
  const left = Array.from({ length: sideRows }, (_, index): Place => ({ row: sideRows - index, column: 1, wide: false, turn: 90 }));
  const right = Array.from({ length: sideRows }, (_, index): Place => ({ row: index + 1, column: 2, wide: false, turn: 270 }));
  const sides = [...left, ...right];
  return { rows, places: seats % 2 === 1 ? [end(rows, 0), ...sides] : sides };
}

function end(row: number, turn: 0 | 180): Place {
  return { row, column: 1, wide: true, turn };
}
