/** The other seats as somebody sees them who sits at `from`: clockwise, from the one at their left. Seats count from 1. */
export function aroundTheTable(seats: number, from: number): number[] {
  return Array.from({ length: seats - 1 }, (_, index) => ((from + index) % seats) + 1);
}
