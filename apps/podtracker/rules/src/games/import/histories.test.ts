import { expect, test } from "vitest";
import { gamesIn, problemsIn, understand } from "./sample-table.ts";

test.each([
  [
    "questions of a German form, with remarks in every cell",
    [
      "Tag;Wer war da?;Wer hat gewonnen?;Womit?;Wie?",
      '"Fr, 5.1.2024";"Anna (Krenko, Mob Boss), Björn (Atraxa, Praetors\' Voice) und Lea (Tymna the Weaver)";Anna;;Kampf',
      '"Fr, 12.1.2024";"Anna / Björn / Lea / Tom";keiner, Zeit um;;',
      '"Fr, 19.1.2024";"Anna, Björn";Björn (Kombo, Runde 7);Atraxa, Praetors\' Voice;',
      '"Fr, 26.1.2024";"Anna, Björn, Lea";Leas Mutter;;',
    ],
    ["2024-01-05 win: Anna 1, Björn 2, Lea 2", "2024-01-12 draw: Anna 1, Björn 1, Lea 1, Tom 1", "2024-01-19 win: Anna 2, Björn 1"],
    ["5 winner-unclear"],
  ],
  [
    "the winner, who came next, and a place for two",
    ["Date,Winner,Runner up,Third,Fourth", "2024-01-05,Bob,Carl,Dee,", "2024-01-06,Carl,Bob/Dee,,Eve"],
    ["2024-01-05 win: Bob 1, Carl 2, Dee 3", "2024-01-06 win: Carl 1, Bob 2, Dee 2, Eve 4"],
    [],
  ],
  [
    "who went out first, second and third",
    ["Date,First out,Second out,Third out,Winner", "2024-01-05,Carl,Dee,Eve,Bob", "2024-01-06,Bob,Eve,Carl,Nobody (draw)"],
    ["2024-01-05 win: Bob 1, Carl 2, Dee 2, Eve 2", "2024-01-06 draw: Bob 1, Eve 1, Carl 1"],
    [],
  ],
  [
    "names below each other in one cell",
    ["Date,Players,Winner", '2024-01-05,"Bob', "Carl (Krenko)", 'Dee",Bob', '2024-01-06,"Bob', 'Dee",Dee'],
    ["2024-01-05 win: Bob 1, Carl 2, Dee 2", "2024-01-06 win: Bob 2, Dee 1"],
    [],
  ],
  [
    "players whose names are words, with decks in their columns",
    [
      "Date,Will,Mark,Art,Drew,Winner",
      "2024-01-05,Goblins,Rats,,Elves,Drew",
      "2024-01-06,Goblins,Rats,Cats,,3-way draw",
      "2024-01-07,Goblins,Rats,Cats,,Drew",
    ],
    ["2024-01-05 win: Will 2, Mark 2, Drew 1", "2024-01-06 draw: Will 1, Mark 1, Art 1"],
    ["4 winner-unclear"],
  ],
  [
    "the same winner in every row of a seat",
    [
      "Date,Game,Player,Deck,Winner",
      "2024-01-05,1,Bob,Elves,Draw (time)",
      "2024-01-05,1,Carl,Rats,Draw (time)",
      "2024-01-06,2,Bob,Elves,Bob (combo)",
      "2024-01-06,2,Carl,Rats,Bob (combo)",
      "2024-01-07,3,Jean - Luc,Elves,Zed",
      "2024-01-07,3,Carl,Rats,Zed",
    ],
    ["2024-01-05 draw: Bob 1, Carl 1", "2024-01-06 win: Bob 1, Carl 2"],
    ["6 winner-unclear", "7 winner-unclear"],
  ],
  [
    "players by letters",
    ["Date,Player A,Player B,Player C,Winner", "2024-01-05,Bob,Carl,Dee,Bob"],
    ["2024-01-05 win: Bob 1, Carl 2, Dee 2"],
    [],
  ],
  [
    "a name with a dash among others",
    ["Date,Game,Player,Place", "2024-01-05,1,Anna-Lena,1", "2024-01-05,1,Jean - Luc,2", "2024-01-05,1,D,3"],
    ["2024-01-05 win: Anna-Lena 1, Jean - Luc 2, D 3"],
    [],
  ],
])("%s", (_, lines, games, problems) => {
  const understood = understand(lines.join("\n"));
  expect(gamesIn(understood)).toEqual(games);
  expect(problemsIn(understood).filter((problem) => !problem.includes("unknown-commander"))).toEqual(problems);
});

test("somebody's own log, of their opponents, does not say who they are: that is asked", () => {
  const understood = understand('Date,My deck,Opponents,Result\n2024-01-05,Elves,"Carl, Dee",W\n2024-01-06,Elves,"Carl, Dee",Draw');
  expect(understood).toMatchObject({ open: true, games: [], problems: [{ code: "missing-columns" }, {}, {}] });
});
