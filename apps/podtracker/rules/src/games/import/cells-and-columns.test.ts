import { expect, test } from "vitest";
import { placeOf } from "./read-cells.ts";
import { gamesIn, problemsIn, understand } from "./sample-table.ts";

const fields = (table: ReturnType<typeof understand>) => table!.columns.map(({ field }) => field);

test.each([
  "T-2",
  "=2",
  "2T",
  "T2",
  "2=",
  "2 (tie)",
  "2nd (tied)",
  "tied 2nd",
  "t. 2",
  "2nd",
  "2.",
  "2. Platz",
  "#2",
  "2/4",
  "🥈",
  "geteilter 2.",
])("“%s” is the second place", (cell) => {
  expect(placeOf(cell)).toBe(2);
});
test.each(["2-3", "T", "tie", "Tim 2", "2 points", "-2", "2.5"])("“%s” is no place", (cell) => {
  expect(placeOf(cell)).toBe(null);
});

test("ties in all their shapes stand where they are written", () => {
  const text = "Date,Game,Player,Finish\n2024-01-05,1,Bob,1st\n2024-01-05,1,Carl,T2\n2024-01-05,1,Dee,T-2\n2024-01-05,1,Eve,=2";
  expect(gamesIn(understand(text))).toEqual(["2024-01-05 win: Bob 1, Carl 2, Dee 2, Eve 2"]);
  expect(problemsIn(understand(text))).toEqual([]);
});

test("two in one place came in together, and who is after them came after both", () => {
  const text =
    "Spieltag;1. Platz;2. Platz;3. Platz\n15.2.2023;Lea;Jürgen / Anna;Björn\n16.2.2023;Lea;Anna und Jürgen;\n17.2.2023;Lea;Anna;Björn";
  expect(gamesIn(understand(text))).toEqual([
    "2023-02-15 win: Lea 1, Jürgen 2, Anna 2, Björn 4",
    "2023-02-16 win: Lea 1, Anna 2, Jürgen 2",
    "2023-02-17 win: Lea 1, Anna 2, Björn 3",
  ]);
  expect(problemsIn(understand(text))).toEqual([]);
});

test.each([
  ["in brackets", "Bob (Krenko, Mob Boss)", "Carl (Atraxa, Praetors' Voice)", "Carl (Tymna the Weaver)", "Bob"],
  ["after a dash", "Bob - Krenko, Mob Boss", "Carl – Atraxa, Praetors' Voice", "Carl - Tymna the Weaver", "Bob"],
  [
    "in brackets, the winner too",
    "Bob (Krenko, Mob Boss)",
    "Carl (Atraxa, Praetors' Voice)",
    "Carl (Tymna the Weaver)",
    "Bob (Krenko, Mob Boss)",
  ],
])("what somebody played may stand in their own cell, %s", (_, bob, carl, later, winner) => {
  const understood = understand(`Date;Player 1;Player 2;Winner\n2024-01-05;${bob};${carl};${winner}\n2024-01-06;${bob};${later};Carl`);
  expect(gamesIn(understood)).toEqual(["2024-01-05 win: Bob 1, Carl 2", "2024-01-06 win: Bob 2, Carl 1"]);
  expect(understood!.players.map(({ name }) => name)).toEqual(["Bob", "Carl"]);
  expect(understood!.games[1]!.seats.map(({ commanders }) => commanders)).toEqual([["Krenko, Mob Boss"], ["Tymna the Weaver"]]);
});

test("a row a seat may have them in one cell as well", () => {
  const rows = ["2024-01-05,Bob (Goblins),1", "2024-01-05,Carl (Elves),2", "2024-01-05,Bob (Rats),2", "2024-01-05,Carl (Elves),1"];
  const understood = understand(["Date,Player,Place", ...rows].join("\n"));
  expect(gamesIn(understood)).toEqual(["2024-01-05 win: Bob 1, Carl 2", "2024-01-05 win: Bob 2, Carl 1"]);
  expect(understood!.games[1]!.seats[0]!.deckName).toBe("Rats");
});

test("brackets that tell two of one name apart stay", () => {
  const understood = understand("Date,Player 1,Player 2,Winner\n2024-01-05,Chris (tall),Chris (short),Chris (short)");
  expect(gamesIn(understood)).toEqual(["2024-01-05 win: Chris (tall) 2, Chris (short) 1"]);
  const beside = understand("Date,Player 1,Deck 1,Player 2,Deck 2,Winner\n2024-01-05,Max (M.),Elves,Bob,Rats,Bob");
  expect(beside!.players.map(({ name }) => name)).toEqual(["Max (M.)", "Bob"]);
});

test("a column that is called as one player's is a list where lists stand in it", () => {
  const german = understand("Datum;Spieler;Sieger\n5.1.2024;Anna, Björn, Lea;Anna\n25.1.2024;Anna, Lea;Lea");
  expect(gamesIn(german)).toEqual(["2024-01-05 win: Anna 1, Björn 2, Lea 2", "2024-01-25 win: Anna 2, Lea 1"]);
  expect(fields(german)).toEqual(["date", "everybody", "winner"]);
  expect(gamesIn(understand('Date,Who,Winner\n2024-01-05,"Bob, Carl, Dee",Bob'))).toEqual(["2024-01-05 win: Bob 1, Carl 2, Dee 2"]);
  expect(gamesIn(understand('Date,Pod,Winner\n2024-01-05,"Bob, Carl, Dee",Bob'))).toEqual(["2024-01-05 win: Bob 1, Carl 2, Dee 2"]);
});

test("names with the last name first are no lists", () => {
  const text = 'Date,Game,Player,Won\n2024-01-05,1,"Smith, John",x\n2024-01-05,1,"Jones, Ann",\n2024-01-05,1,"Lee, Eve",';
  expect(gamesIn(understand(text))).toEqual(["2024-01-05 win: Smith, John 1, Jones, Ann 2, Lee, Eve 2"]);
});

test("a list of players is mapped by hand, and so is one of the others", () => {
  const text = 'wann;Runde;top\n5.1.2024;"Anna, Lea";Anna\n25.1.2024;"Anna, Lea";Lea';
  const said = understand(text, { mapping: { date: "wann", everybody: 2, winner: "top", game: null } });
  expect(gamesIn(said)).toEqual(["2024-01-05 win: Anna 1, Lea 2", "2024-01-25 win: Anna 2, Lea 1"]);
  const others = understand("wann;Rest;top\n5.1.2024;Anna, Lea;Tom", { mapping: { date: 1, others: 2, winner: 3 } });
  expect(gamesIn(others)).toEqual(["2024-01-05 win: Tom 1, Anna 2, Lea 2"]);
});

test("columns that are players are mapped by hand", () => {
  const text = "Date,Ash,Briar,Turns,Guest of Cole\n2023-04-06,1,2,7,\n2023-04-07,3,2,,1";
  expect(fields(understand(text))).toEqual(["date", "playerColumn", "playerColumn", "turns", "playerColumn"]);
  const said = understand(text, { mapping: { date: 1, playerColumns: ["Ash", 3], turns: null } });
  expect(gamesIn(said)).toEqual(["2023-04-06 win: Ash 1, Briar 2", "2023-04-07 win: Ash 2, Briar 1"]);
  expect(fields(said)).toEqual(["date", "playerColumn", "playerColumn", null, null]);
  // A player may be called as a column is.
  const tag = understand("Datum;Tag;Wer\n6.4.2023;1;2", { mapping: { date: 1, playerColumns: [2, 3] } });
  expect(gamesIn(tag)).toEqual(["2023-04-06 win: Tag 1, Wer 2"]);
});

test("columns of places keep their places when others are said", () => {
  const mapping = { date: 1, seats: [{ player: 2 }, { player: 3 }, { player: 4 }], notes: 5 };
  const said = understand("Tag,1st,2nd,3rd,hm\n2023-04-06,Cole,Ash,Briar,late", { mapping });
  expect(gamesIn(said)).toEqual(["2023-04-06 win: Cole 1, Ash 2, Briar 3"]);
  const winner = understand("Tag,Winner,2nd,3rd\n2023-04-06,Cole,Ash,Briar", {
    mapping: { date: 1, winner: 2, seats: [{ player: 3 }, { player: 4 }] },
  });
  expect(gamesIn(winner)).toEqual(["2023-04-06 win: Cole 1, Ash 2, Briar 3"]);
});

test("every column that is used says for what", () => {
  const form = understand(
    'Timestamp,Who won?,Which deck won?,Who played?,How did they win?\n4/26/2023 22:31:05,Ash,Goblins,"Ash, Briar, Cole",Combo',
  );
  expect(fields(form)).toEqual(["date", "winner", "winningDeck", "everybody", "winCondition"]);
  expect(form!.games[0]).toMatchObject({ winCondition: "combo" });
  expect(fields(understand('Date,Winner,Winning Commander,Losers\n2023-04-06,Cole,Krenko,"Ash, Briar"'))).toEqual([
    "date",
    "winner",
    "winningCommander",
    "others",
  ]);
  expect(fields(understand("Date,Winner,2nd,3rd\n2023-04-06,Cole,Ash,Briar"))).toEqual(["date", "winner", "player", "player"]);
});

test("the winner's commander is corrected and listed as others are; the winner's deck where most are commanders", () => {
  const understood = understand(
    'Date,Winner,Winning Commander,Players\n2023-04-06,Cole,Krenko the Boss,"Ash, Cole"\n2023-04-07,Ash,Mother of Bugs,"Ash, Cole"',
  );
  expect(understood!.commanders.map(({ written, name, match }) => [written, name, match])).toEqual([
    ["Krenko the Boss", "Krenko, Mob Boss", "corrected"],
    ["Mother of Bugs", "Mother of Bugs", "unknown"],
  ]);
  expect(problemsIn(understood)).toEqual(["2 name-corrected", "3 unknown-commander"]);
  const decks = understand(
    'Date,Winner,Which deck won?,Players\n2023-04-06,Cole,"Krenko, Mob Boss","Ash, Cole"\n2023-04-07,Ash,Tymna the Weaver,"Ash, Cole"\n2023-04-08,Ash,Krenko the Boss,"Ash, Cole"',
  );
  expect(problemsIn(decks)).toEqual(["4 name-corrected"]);
});

test("minutes may have a mark of minutes", () => {
  const understood = understand("Date,Winner,Player 1,Player 2,Duration\n2023-04-06,Ash,Ash,Briar,90'\n2023-04-07,Ash,Ash,Briar,75′");
  expect(understood!.games.map(({ minutes }) => minutes)).toEqual([90, 75]);
});
