import { expect, test } from "vitest";
import { gamesIn, problemsIn, understand } from "./sample-table.ts";

const list = (winner: string) => `Date,Players,Winner\n2024-01-05,"Bob, Carl, Dee","${winner}"`;
const numbered = (winner: string) => `Date,Player 1,Player 2,Player 3,Winner\n2024-01-05,Bob,Carl,Dee,"${winner}"`;
const [draw, bobWon] = ["2024-01-05 draw: Bob 1, Carl 1, Dee 1", "2024-01-05 win: Bob 1, Carl 2, Dee 2"];

const shapes = [
  ["a list of players", list],
  ["numbered players", numbered],
] as const;
const drawWords = [
  "Nobody (draw)",
  "No one",
  "no-one won",
  "None",
  "Draw!",
  "Draw (time)",
  "DRAW - time",
  "3-way tie",
  "tie",
  "Unentschieden (Zeit)",
  "Remis.",
  "Keiner",
  "niemand (Zeit um)",
  "Time (draw)",
];
test.each(shapes.flatMap(([shape, text]) => drawWords.map((winner) => [winner, shape, text] as const)))(
  "“%s” beside %s is a draw",
  (winner, _, text) => {
    expect(gamesIn(understand(text(winner)))).toEqual([draw]);
    expect(problemsIn(understand(text(winner)))).toEqual([]);
  },
);

test.each(["-", "–", "n/a", "N/A"])("“%s” in the place of the winner is a draw, which is told", (winner) => {
  for (const [, text] of shapes) {
    expect(gamesIn(understand(text(winner)))).toEqual([draw]);
    expect(problemsIn(understand(text(winner)))).toEqual(["2 winner-unclear"]);
  }
});

test.each(["", "?", "unknown", "unbekannt"])("“%s” says nothing of how a game ended", (winner) => {
  for (const [, text] of shapes) {
    expect(gamesIn(understand(text(winner)))).toEqual([]);
    expect(problemsIn(understand(text(winner)))).toEqual(["2 no-result"]);
  }
});

const bobs = [
  "Bob (combo)",
  "bob!",
  "Bob won",
  "Bob hat gewonnen",
  "Bob - combo",
  "Bob, combo",
  "Bob with Krenko",
  "Bob (forced a draw out of everybody)",
  "Combo (Bob)",
  "Bob 🏆",
  "Player 1",
];
test.each(shapes.flatMap(([shape, text]) => bobs.map((winner) => [winner, shape, text] as const)))(
  "“%s” beside %s is Bob",
  (winner, _, text) => {
    expect(gamesIn(understand(text(winner)))).toEqual([bobWon]);
    expect(problemsIn(understand(text(winner)))).toEqual([]);
  },
);

test.each(["Carla", "Bob (draw)", "unfinished", "Bobby", "Keine Ahnung", "Team Blue"])(
  "“%s” is none of the players: the game is left out, and who is meant is asked",
  (winner) => {
    for (const [, text] of shapes) {
      const understood = understand(text(winner));
      expect(gamesIn(understood)).toEqual([]);
      expect(problemsIn(understood)).toEqual(["2 winner-unclear"]);
      expect(understood).toMatchObject({
        players: [],
        problems: [{ leftOut: true }],
        doubtfulWinners: [{ written: winner, games: 1, line: 2, players: ["Bob", "Carl", "Dee"] }],
      });
    }
  },
);

test("who is meant may be said: somebody of the table, nobody, or that they sat there too", () => {
  const said = (means: string | null) => understand(list("Carla"), { mapping: { winners: { "carla ": means } } });
  expect(gamesIn(said("Carl"))).toEqual(["2024-01-05 win: Bob 2, Carl 1, Dee 2"]);
  expect(gamesIn(said(null))).toEqual([draw]);
  expect(gamesIn(said("Carla"))).toEqual(["2024-01-05 win: Bob 2, Carl 2, Dee 2, Carla 1"]);
  expect(problemsIn(said("Carl"))).toEqual([]);
  // Still listed, so that a page can show what was said.
  expect(said("Carl")!.doubtfulWinners).toMatchObject([{ written: "Carla", games: 1 }]);
});

test("some who drew and some who went out, and two of whom one is no player", () => {
  expect(gamesIn(understand(list("Bob & Carl (tie)")))).toEqual(["2024-01-05 draw: Bob 1, Carl 1, Dee 3"]);
  expect(gamesIn(understand(list("Draw between Carl and Dee")))).toEqual(["2024-01-05 draw: Bob 3, Carl 1, Dee 1"]);
  const partly = understand(list("Bob, Zed"));
  expect(gamesIn(partly)).toEqual([bobWon]);
  expect(problemsIn(partly)).toEqual(["2 winner-unclear"]);
});

test("a deck that two of a table play says nothing of which of them won", () => {
  const text = 'Date,Players,Winner\n2024-01-05,"Bob (Elves), Carl (Elves)",Elves';
  expect([gamesIn(understand(text)), problemsIn(understand(text))]).toEqual([[], ["2 winner-unclear"]]);
});

test("beside a list of the others the winner is a player; nobody is none", () => {
  const understood = understand('Date,Winner,Losers\n2024-01-05,Bob (Krenko),"Carl, Dee"\n2024-01-06,Nobody (draw),"Carl, Dee"');
  expect(gamesIn(understood)).toEqual(["2024-01-05 win: Bob 1, Carl 2, Dee 2", "2024-01-06 draw: Carl 1, Dee 1"]);
  expect(understood!.games[0]!.seats[0]!.deckName).toBe("Krenko");
});

test("the losers may have a column each", () => {
  const understood = understand("Date,Winner,Loser 1,Loser 2\n2024-01-05,Bob (combo),Carl,Dee\n2024-01-06,No one (time),Carl,Dee");
  expect(gamesIn(understood)).toEqual(["2024-01-05 win: Bob 1, Carl 2, Dee 2", "2024-01-06 draw: Carl 1, Dee 1"]);
});

test("a draw in the place of the first is no player", () => {
  const understood = understand("Date,Winner,2nd,3rd\n2024-01-05,Draw (time),Bob,Carl\n2024-01-06,Bob,Carl,Dee");
  expect(gamesIn(understood)).toEqual(["2024-01-05 draw: Bob 1, Carl 1", "2024-01-06 win: Bob 1, Carl 2, Dee 3"]);
});
