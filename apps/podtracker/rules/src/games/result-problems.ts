/** A finished game's result as far as its rules go. */
export interface Result {
  outcome: "win" | "draw";
  seats: readonly { memberId: string; place: number }[];
}

export interface ResultProblem {
  code: "wrong-places" | "duplicate-member";
  /** Where in the result, such as `seats.2.place`. */
  path: string;
  detail: string;
}

/**
 * What is wrong with a result as somebody recorded it. Places may tie, but a win has exactly one
 * first, a draw has several (104.4a: those who were left at the end), no place is beyond the table,
 * and a member sits once.
 */
export function resultProblems({ outcome, seats }: Result): ResultProblem[] {
  const problems: ResultProblem[] = [];
  const firsts = seats.filter((seat) => seat.place === 1).length;
  if (outcome === "win" && firsts !== 1) {
    problems.push({ code: "wrong-places", path: "seats", detail: `A game that was won has exactly one first place, not ${firsts}.` });
  }
  if (outcome === "draw" && firsts < 2) {
    problems.push({ code: "wrong-places", path: "seats", detail: "In a draw at least two players share the first place." });
  }
  for (const [index, seat] of seats.entries()) {
    if (seat.place > seats.length) {
      problems.push({
        code: "wrong-places",
        path: `seats.${index}.place`,
        detail: `There is no place ${seat.place} among ${seats.length} players.`,
      });
    }
    if (seats.findIndex((other) => other.memberId === seat.memberId) !== index) {
      problems.push({ code: "duplicate-member", path: `seats.${index}.memberId`, detail: "A player can sit at the table only once." });
    }
  }
  return problems;
}
