import { expect, test } from "vitest";
import { type RecapFacts, writeRecap } from "./write-recap.ts";

const seat = (memberName: string, place: number, commanders: string[] = []) => ({
  memberName,
  place,
  commanders,
  deckName: null,
  kills: null,
});

const game: RecapFacts = {
  outcome: "win",
  winCondition: "combo",
  turns: 9,
  durationMinutes: null,
  seats: [
    seat("Ash", 2, ["Atraxa, Praetors' Voice"]),
    seat("Briar", 1, ["Thrasios, Triton Hero", "Tymna the Weaver"]),
    { ...seat("Cole", 3), deckName: "Goblins" },
  ],
  sums: { games: 12, winnerGames: 11, winnerWins: 3 },
};

test("tells who won with what, how and when, who came after, and what it makes of the winner's record", () => {
  expect(writeRecap(game)).toBe(
    "Briar won with Thrasios and Tymna the Weaver with a combo after 9 turns. Behind: Ash with Atraxa, then Cole with Goblins. " +
      "It was game 12 of the pod, and the winner's 3rd win in 11 games.",
  );
});

test("names the tied together, and those who drew", () => {
  const seats = [seat("Ash", 1), seat("Briar", 1), seat("Cole", 3), seat("Dara", 3)];
  expect(writeRecap({ ...game, outcome: "draw", winCondition: null, seats })).toBe(
    "Ash and Briar drew after 9 turns. Behind: Cole and Dara. It was game 12 of the pod.",
  );
});

test("says nothing of what is not known", () => {
  const facts = { ...game, winCondition: null, turns: null, sums: null, seats: [seat("Ash", 1), seat("Briar", 2)] };
  expect(writeRecap(facts)).toBe("Ash won. Behind: Briar.");
  expect(writeRecap({ ...facts, durationMinutes: 95 })).toBe("Ash won after 95 minutes. Behind: Briar.");
});

test("tells of kills only when one player made most of them", () => {
  const withKills = (...kills: number[]) => ({
    ...game,
    sums: null,
    seats: kills.map((n, index) => ({ ...seat(`P${index}`, index + 1), kills: n })),
  });
  expect(writeRecap(withKills(2, 0, 0))).toContain("P0 knocked out 2 of the table.");
  expect(writeRecap(withKills(1, 1, 0))).not.toContain("knocked out");
  expect(writeRecap(withKills(2, 2, 0))).not.toContain("knocked out");
});

test("counts wins in words of English", () => {
  const ordinalOf = (winnerWins: number) =>
    /winner's (\w+) win/.exec(writeRecap({ ...game, sums: { games: 200, winnerGames: 150, winnerWins } }))?.[1];
  expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111].map(ordinalOf)).toEqual([
    "1st",
    "2nd",
    "3rd",
    "4th",
    "11th",
    "12th",
    "13th",
    "21st",
    "22nd",
    "101st",
    "111th",
  ]);
});

test("a short one leaves out who came after, a lively one opens with a flourish that the game itself chose", () => {
  const short = writeRecap(game, { tone: "plain", length: "short" });
  expect(short).toBe(
    "Briar won with Thrasios and Tymna the Weaver with a combo after 9 turns. It was game 12 of the pod, and the winner's 3rd win in 11 games.",
  );
  const lively = writeRecap(game, { tone: "lively", length: "full" });
  expect(lively).toBe(`And then everything clicked! ${writeRecap(game)}`);
  expect(writeRecap(game, { tone: "lively", length: "full" })).toBe(lively);
  const openings = [
    { winCondition: "combat", turns: 4 },
    { winCondition: "combat", turns: 20 },
    { winCondition: "combat", turns: 8 },
    { winCondition: "concession" },
    { outcome: "draw" as const },
  ].map((facts) => writeRecap({ ...game, ...facts }, { tone: "lively", length: "short" }).split("!")[0]);
  expect(new Set(openings).size).toBe(5);
});

test("begins with the opening it was given, its fields filled in", () => {
  const told = writeRecap(game, { tone: "lively", length: "short", opening: "{{winner}} took it after {{ turns }}: {{deck}}!" });
  expect(told).toMatch(/^Briar took it after 9 turns: Thrasios and Tymna the Weaver! Briar won/);
});

test("an opening with a field that a recap has not is refused, and told which there are", () => {
  const tell = () => writeRecap(game, { tone: "plain", length: "short", opening: "{{winer}} took it." });
  expect(tell).toThrow("opening: a recap has no field {{winer}}; it has {{winner}}, {{deck}}, {{turns}}, {{minutes}}");
});

test("a game that was counted is told with what happened at its table", () => {
  const placed = (memberName: string, place: number, kills: number) => ({ memberName, deckName: null, commanders: [], place, kills });
  const text = writeRecap({
    outcome: "win",
    winCondition: "combat",
    turns: 8,
    durationMinutes: 60,
    seats: [placed("Ash", 1, 2), placed("Briar", 3, 0), placed("Cole", 2, 0)],
    sums: null,
    story: {
      leadChanges: 4,
      biggestHit: { seat: 2, amount: 14, turn: 5, fromSeat: 3 },
      falls: [
        { seat: 2, bySeat: 1, cause: "life", turn: 6 },
        { seat: 3, bySeat: null, cause: "mill", turn: 8 },
      ],
      winnersLowest: 4,
    },
  });
  expect(text).toBe(
    "Ash won in combat after 8 turns. The lead changed 4 times. The hardest blow: 14 to Briar from Cole's commander in turn 5. " +
      "Fell: Briar to Ash in turn 6, then Cole went out in turn 8. The winner had been down to 4 life.",
  );
});
