import { expect, test } from "vitest";
import { gamesIn, problemsIn, understand } from "./sample-table.ts";

const table = (...lines: string[]) => lines.join("\n");

test.each([
  [
    "a row a seat",
    table("Date,Game,Player,Place", "2023-04-06,1,Ash,1", "2023-04-06,1,Briar,2", "2023-04-13,2,Briar,1", "2023-04-13,2,Ash,2"),
    ["2023-04-06 win: Ash 1, Briar 2", "2023-04-13 win: Briar 1, Ash 2"],
    [],
  ],
  [
    "German, with semicolons, a mark of byte order and Windows' line ends",
    `\ufeff${["Datum;Spiel;Spieler;Kommandeur;Platz;Kills", "06.04.2023;1;Jürgen;Krenko, Mob Boss;1;1", "06.04.2023;1;Zoë;;2;0"].join("\r\n")}\r\n`,
    ["2023-04-06 win: Jürgen 1, Zoë 2"],
    [],
  ],
  [
    "tabs, as Google Sheets pastes them, in another order, with ordinals",
    table("Place\tPlayer\tPlayed on\tMatch #", "1st\tAsh\tApr 6, 2023\t1", "T2\tBriar\tApr 6, 2023\t1", "T2\tCole\tApr 6, 2023\t1"),
    ["2023-04-06 win: Ash 1, Briar 2, Cole 2"],
    [],
  ],
  [
    "a row a game, with numbered players and the winner's name",
    table(
      "Date,Winner,Player 1,Deck 1,Player 2,Deck 2,Player 3,Deck 3",
      "2023-04-06,Briar,Ash,Goblins,Briar,Elves,Cole,",
      "2023-04-07,Draw,Ash,,Briar,,,",
    ),
    ["2023-04-06 win: Ash 2, Briar 1, Cole 2", "2023-04-07 draw: Ash 1, Briar 1"],
    [],
  ],
  [
    "a row a game, with P1 and its place",
    table("when,P1,P1 Commander,P1 Place,P2,P2 Commander,P2 Place", "2023-04-06,Ash,Krenko; Mob Boss,2,Briar,,1"),
    ["2023-04-06 win: Ash 2, Briar 1"],
    ["2 name-corrected"],
  ],
  [
    "a row a game, by how they came in",
    table("Date,1st,2nd,3rd", "2023-04-06,Cole,Ash,Briar", "2023-04-07,Ash,Cole,"),
    ["2023-04-06 win: Cole 1, Ash 2, Briar 3", "2023-04-07 win: Ash 1, Cole 2"],
    [],
  ],
  [
    "the winner, the second and the third",
    table("Date,Winner,2nd,3rd", "2023-04-06,Cole,Ash,Briar"),
    ["2023-04-06 win: Cole 1, Ash 2, Briar 3"],
    [],
  ],
  [
    "a column a player, with places",
    table("Datum;Ash;Briar;Cole;Notizen", "06.04.2023;1;2;;kurz", "07.04.2023;3;2;1;"),
    ["2023-04-06 win: Ash 1, Briar 2", "2023-04-07 win: Ash 3, Briar 2, Cole 1"],
    [],
  ],
  [
    "a column a player, and one for what each has killed",
    table("Date,Ash,Ash kills,Briar,Briar kills", "2023-04-06,1,1,2,0", "2023-04-07,2,0,1,1"),
    ["2023-04-06 win: Ash 1, Briar 2", "2023-04-07 win: Ash 2, Briar 1"],
    [],
  ],
  [
    "columns of each player's deck and place, beside where it was",
    table(
      "Date,Location,Ash Deck,Ash Place,Jean-Luc’s Deck,Jean-Luc’s Place",
      "2023-04-06,Home,Goblins,1,Elves,2",
      "2023-04-07,Shop,Goblins,2,Elves,1",
    ),
    ["2023-04-06 win: Ash 1, Jean-Luc 2", "2023-04-07 win: Ash 2, Jean-Luc 1"],
    [],
  ],
  [
    "columns of each player's commander and result",
    table("Date,Ash Commander,Ash Result,Briar Commander,Briar Result", '2023-04-06,"Krenko, Mob Boss",L,"Krenko, Mob Boss",W'),
    ["2023-04-06 win: Ash 2, Briar 1"],
    [],
  ],
  [
    "a row a seat, with a note that goes on over two lines",
    table("Date,Player,Place,Notes", "2024-01-01,Ash,1,x", '2024-01-01,Briar,2,"a', 'b"', "2024-01-01,Cole,3,y"),
    ["2024-01-01 win: Ash 1, Briar 2, Cole 3"],
    ["2 games-guessed"],
  ],
  [
    "a column a player, with decks beside a winner",
    table("Date,Ash,Briar,Cole,Winner", "2023-04-06,Goblins,Elves,,Ash", "2023-04-07,Goblins,Elves,Rats,Cole"),
    ["2023-04-06 win: Ash 1, Briar 2", "2023-04-07 win: Ash 2, Briar 2, Cole 1"],
    [],
  ],
  [
    "all players in one cell",
    table("Date,Winner,Players", '2023-04-06,Ash,"Ash (Krenko), Briar, Cole"', "2023-04-07,nobody,Ash & Briar"),
    ["2023-04-06 win: Ash 1, Briar 2, Cole 2", "2023-04-07 draw: Ash 1, Briar 1"],
    [],
  ],
  [
    "players whose columns are all called alike",
    table("Date,Player,Deck,Player,Deck,Winner", "2023-04-06,Ash,Goblins,Briar,Elves,Briar"),
    ["2023-04-06 win: Ash 2, Briar 1"],
    [],
  ],
  [
    "numbered players with results",
    table("Date,Player 1,Result 1,Player 2,Result 2", "2023-04-06,Ash,L,Briar,W", "2023-04-07,Ash,1/2,Briar,2/2"),
    ["2023-04-06 win: Ash 2, Briar 1", "2023-04-07 win: Ash 1, Briar 2"],
    [],
  ],
  [
    "the winner, and the others in one cell",
    table("Date,Winner,Winning deck,Losers", '2023-04-06,Cole,Krenko Mob Boss,"Ash, Briar"'),
    ["2023-04-06 win: Cole 1, Ash 2, Briar 2"],
    [],
  ],
  [
    "questions of a form",
    table("Timestamp,Who won?,Which deck won?,Who played?,How many turns?", '4/26/2023 22:31:05,Ash,Krenko,"Ash, Briar, Cole",9'),
    ["2023-04-26 win: Ash 1, Briar 2, Cole 2"],
    [],
  ],
  ["the winner by their seat", table("Date,Seat 1,Seat 2,Winning Seat", "2023-04-06,Ash,Briar,2"), ["2023-04-06 win: Ash 2, Briar 1"], []],
  [
    "a draw of those who were left",
    table("Date,Game,Player,Place", "2023-04-06,1,Ash,draw", "2023-04-06,1,Briar,draw", "2023-04-06,1,Cole,3"),
    ["2023-04-06 draw: Ash 1, Briar 1, Cole 3"],
    [],
  ],
  [
    "wins and losses",
    table("Date,Game,Player,Result", "2023-04-06,1,Ash,W", "2023-04-06,1,Briar,L", "2023-04-06,2,Ash,D", "2023-04-06,2,Briar,D"),
    ["2023-04-06 win: Ash 1, Briar 2", "2023-04-06 draw: Ash 1, Briar 1"],
    [],
  ],
  [
    "results that are places",
    table("Date,Game,Player,Result", "2023-04-06,1,Ash,2", "2023-04-06,1,Briar,1"),
    ["2023-04-06 win: Ash 2, Briar 1"],
    [],
  ],
  [
    "a cross at who won",
    table("Date;Game;Player;Won", "2023-04-06;1;Ash;", "2023-04-06;1;Briar;x"),
    ["2023-04-06 win: Ash 2, Briar 1"],
    [],
  ],
  [
    "a date and a number that stand once over their rows, an empty line, and totals at the end",
    table("Date,Game,Player,Place", "2023-04-06,1,Ash,1", ",,Briar,2", ",2,Ash,2", ",,Briar,1", ",,,", "Total,2,,"),
    ["2023-04-06 win: Ash 1, Briar 2", "2023-04-06 win: Ash 2, Briar 1"],
    ["7 not-a-game"],
  ],
  [
    "no numbers: somebody who sits there already begins the next game",
    table(
      "Date,Player,Place",
      "2023-04-06,Ash,1",
      "2023-04-06,Briar,2",
      "2023-04-06,Ash,2",
      "2023-04-06,Briar,1",
      "2023-04-07,Ash,1",
      "2023-04-07,Cole,2",
    ),
    ["2023-04-06 win: Ash 1, Briar 2", "2023-04-06 win: Ash 2, Briar 1", "2023-04-07 win: Ash 1, Cole 2"],
    ["2 games-guessed"],
  ],
  [
    "numbers that begin anew each evening",
    table("Date,Game,Player,Place", "2023-04-06,1,Ash,1", "2023-04-06,1,Briar,2", "2023-04-07,1,Ash,2", "2023-04-07,1,Briar,1"),
    ["2023-04-06 win: Ash 1, Briar 2", "2023-04-07 win: Ash 2, Briar 1"],
    [],
  ],
  [
    "a title above the names of the columns, which come again, and a line that does",
    table(
      "Our league,,,",
      "Date,Game,Player,Place",
      "2023-04-06,1,Ash,1",
      "2023-04-06,1,Ash,1",
      "Date,Game,Player,Place",
      "2023-04-06,1,Briar,2",
    ),
    ["2023-04-06 win: Ash 1, Briar 2"],
    ["1 not-a-game", "4 duplicate-row", "5 not-a-game"],
  ],
  [
    "places that are missing, and one beyond the table",
    table(
      "Date,Game,Player,Place",
      "2023-04-06,1,Ash,1",
      "2023-04-06,1,Briar,",
      "2023-04-07,2,Ash,1",
      "2023-04-07,2,Briar,7",
      "2023-04-08,3,Ash,",
      "2023-04-08,3,Briar,",
    ),
    ["2023-04-06 win: Ash 1, Briar 2", "2023-04-07 win: Ash 1, Briar 2"],
    ["2 missing-places", "4 place-adjusted", "6 no-result", "7 no-result"],
  ],
  [
    "lines without a player, a date that is none, somebody alone, and a formula",
    table(
      "Date,Game,Player,Place",
      "2023-04-06,1,,1",
      "soon,2,Ash,1",
      "soon,2,Briar,2",
      "2023-04-08,3,Ash,1",
      "2023-04-09,4,=1+1,1",
      "2023-04-09,4,Ash,2",
    ),
    ["2023-04-09 win: =1+1 1, Ash 2"],
    ["2 no-player", "3 bad-date", "4 bad-date", "5 too-few-players"],
  ],
  [
    "ten at a table",
    table("Date,Game,Player,Place", ...Array.from({ length: 10 }, (_, n) => `2023-04-06,1,Player ${n},${n + 1}`)),
    [`2023-04-06 win: ${Array.from({ length: 10 }, (_, n) => `Player ${n} ${n + 1}`).join(", ")}`],
    [],
  ],
  [
    "eleven at a table",
    table("Date,Game,Player,Place", ...Array.from({ length: 11 }, (_, n) => `2023-04-06,1,Player ${n},${n + 1}`)),
    [],
    Array.from({ length: 11 }, (_, n) => `${n + 2} too-many-players`),
  ],
  [
    "a winner who is none of the players",
    table("Date,Winner,Player 1,Player 2", "2023-04-06,Zed,Ash,Briar", "2023-04-07,Ash,Ash,Briar"),
    ["2023-04-07 win: Ash 1, Briar 2"],
    ["2 winner-unclear"],
  ],
  [
    "two winners",
    table("Date,Winner,Player 1,Player 2,Player 3", "2023-04-06,Ash and Briar,Ash,Briar,Cole"),
    ["2023-04-06 win: Ash 1, Briar 1, Cole 3"],
    ["2 several-firsts"],
  ],
])("%s", (_, text, games, problems) => {
  const understood = understand(text);
  expect(gamesIn(understood)).toEqual(games);
  expect(problemsIn(understood)).toEqual(problems);
});

test("what else a table may tell of a game is kept", () => {
  const understood = understand(
    "Date;Sieger;Spieler 1;Spieler 2;Züge;Dauer;Siegbedingung;Notizen\n6.4.2023;Ash;Ash;Briar;9;1:35;Thassa's Oracle;spät\n7.4.2023;Ash;Ash;Briar;viele;90 min;durch Fluch;",
  );
  expect(understood!.games).toMatchObject([
    { turns: 9, minutes: 95, winCondition: "alternate", notes: "spät" },
    { turns: null, minutes: 90, winCondition: "other", notes: "Won by: durch Fluch" },
  ]);
  expect(problemsIn(understood)).toEqual(["3 bad-number"]);
});

test("a day without a time is noon where the importer is", () => {
  const row = (date: string) => `Date,Player 1,Player 2,Winner\n${date},Ash,Briar,Ash`;
  expect(understand(row("2023-04-06"))!.games[0]!.playedAt.toISOString()).toBe("2023-04-06T10:00:00.000Z");
  expect(understand(row("2023-04-06"), { timeZone: "Pacific/Kiritimati" })!.games[0]!.playedAt.toISOString()).toBe(
    "2023-04-05T22:00:00.000Z",
  );
  expect(understand(row("2023-04-06 19:30"))!.games[0]!.playedAt.toISOString()).toBe("2023-04-06T17:30:00.000Z");
});

test("dates in either order are a question, which the mapping answers", () => {
  const text = "Date,Winner,Player 1,Player 2\n4/6/2023,Ash,Ash,Briar";
  expect(understand(text)).toMatchObject({ open: true, dateOrder: "day-first", problems: [{ code: "ambiguous-dates" }] });
  const said = understand(text, { mapping: { dateOrder: "month-first" } });
  expect(gamesIn(said)).toEqual(["2023-04-06 win: Ash 1, Briar 2"]);
  expect(said).toMatchObject({ open: false, dateOrder: "month-first", problems: [] });
});

test("columns of other names are mapped by hand, by name or number, with or without a row of names", () => {
  const rows = "6.4.2023;7;Ash;1\n6.4.2023;7;Briar;2";
  expect(understand(`a;b;c;d\n${rows}`)).toMatchObject({ open: true, games: [], problems: [{ code: "missing-columns" }, {}, {}] });
  const expected = ["2023-04-06 win: Ash 1, Briar 2"];
  expect(gamesIn(understand(`a;b;c;d\n${rows}`, { mapping: { date: "A", game: "b", player: "c", place: "d" } }))).toEqual(expected);
  expect(gamesIn(understand(rows, { mapping: { date: 1, game: 2, player: 3, place: 4 } }))).toEqual(expected);
  const wide = understand("when;who;and;best\n6.4.2023;Ash;Briar;Ash", {
    mapping: { date: "when", winner: "best", seats: [{ player: "who" }, { player: "and" }] },
  });
  expect(gamesIn(wide)).toEqual(expected);
});

test("names are members whatever their case and accents, or whom somebody says", () => {
  const known = [
    { memberId: "1", names: ["Zoë"] },
    { memberId: "2", names: ["Ash", "Ashley"] },
    { memberId: "3", names: ["ash"] },
  ];
  const text = "Date,Winner,Player 1,Player 2,Player 3\n2023-04-06,ZOE,ZOE,ashley,Ash";
  const found = understand(text, { known });
  expect(found!.players.map(({ name, memberId }) => [name, memberId])).toEqual([
    ["ZOE", "1"],
    ["ashley", "2"],
    ["Ash", "2"],
  ]);
  expect(problemsIn(found)).toEqual(["2 member-twice", "2 ambiguous-player"]);
  const said = understand(text, {
    known,
    players: new Map([
      ["Ash", "3"],
      ["zoe", null],
    ]),
  });
  expect(said!.players.map(({ memberId }) => memberId)).toEqual([null, "2", "3"]);
  expect(problemsIn(said)).toEqual([]);
});

test("commanders are found forgivingly, two in one cell too, and an unknown one stays as it is written", () => {
  const understood = understand(
    "Date,Game,Player,Commander,Partner,Place\n2023-04-06,1,Ash,krenko mob boss,,1\n2023-04-06,1,Briar,Thrasios Triton Hero / Tymna the Weaver,,2\n2023-04-06,1,Cole,Krenko the Boss,,3\n2023-04-06,1,Dara,Mother of Bugs,,4",
  );
  expect(understood!.games[0]!.seats.map(({ commanders }) => commanders)).toEqual([
    ["Krenko, Mob Boss"],
    ["Thrasios, Triton Hero", "Tymna the Weaver"],
    ["Krenko, Mob Boss"],
    ["Mother of Bugs"],
  ]);
  expect(problemsIn(understood)).toEqual(["4 name-corrected", "5 unknown-commander"]);
});

test("decks that are mostly called by their commanders are commanders, slips among them too", () => {
  const rows = ["krenko, mob boss,Tymna the Weaver", 'Krenko the Boss,"Atraxa, Praetors\' Voice"'].map(
    (decks) => `2023-04-06,Ash,Ash,Briar,${decks.replace("krenko, mob boss", '"krenko, mob boss"')}`,
  );
  const understood = understand(["Date,Winner,Player 1,Player 2,Deck 1,Deck 2", ...rows].join("\n"));
  expect(understood!.games.flatMap(({ seats }) => seats.flatMap(({ commanders }) => commanders))).toEqual([
    "Krenko, Mob Boss",
    "Tymna the Weaver",
    "Krenko, Mob Boss",
    "Atraxa, Praetors' Voice",
  ]);
  const named = understand("Date,Winner,Player 1,Player 2,Deck 1,Deck 2\n2023-04-06,Ash,Ash,Briar,Goblins,Krenko the Boss");
  expect(named!.games[0]!.seats.map(({ deckName }) => deckName)).toEqual(["Goblins", "Krenko the Boss"]);
});

test("the same games have the same identities in any order of rows and columns; twins are told apart", () => {
  const one = understand("Date,Game,Player,Place\n2023-04-06,1,Ash,1\n2023-04-06,1,Briar,2\n2023-04-06,2,Ash,1\n2023-04-06,2,Briar,2");
  const other = understand("Place,Game,Player,Date\n2,9,briar,6.4.2023\n1,9,ash,6.4.2023\n2,8,briar,6.4.2023\n1,8,ash,6.4.2023", {
    timeZone: "Asia/Tokyo",
  });
  const identities = (understood: typeof one) => understood!.games.map(({ identity }) => identity);
  expect(identities(one)).toEqual(identities(other));
  expect(new Set(identities(one)).size).toBe(2);
});

test.each(["", "hello", "one line\nand another\nand a third", "{}", "%PDF-1.4\nxyz", "a,b"])("“%s” is no table", (text) => {
  expect(understand(text)).toBeUndefined();
});
