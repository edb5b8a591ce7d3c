import { cellReader, type GroupedGames } from "./group-seats.ts";
import type { GameImportProblem, SeatColumns, TableColumns, TableRow, WrittenGame, WrittenSeat } from "./import-types.ts";
import { markOf, personKey, placeOf } from "./read-cells.ts";

/** Makes games of rows of which each is one. */
export function splitGames(rows: readonly TableRow[], columns: TableColumns): GroupedGames {
  const problems: GameImportProblem[] = [];
  const known = new Map<string, number>();
  let date = "";
  const games = rows.flatMap((row) => {
    const cell = cellReader(row);
    date = cell(columns.game.date) || date;
    const text = [date, ...row.cells].join("\n");
    const twin = known.get(text);
    known.set(text, row.line);
    if (twin !== undefined && cell(columns.game.game) !== "") {
      problems.push({ line: row.line, code: "duplicate-row", detail: `This is line ${twin} again.`, leftOut: true });
      return [];
    }
    const game = gameOf(row, date, columns);
    if (twin !== undefined) {
      const detail = `Line ${twin} says the same. Both are taken for games, as nothing numbers them.`;
      problems.push({ line: row.line, code: "looks-double", detail, leftOut: false });
    }
    return [game];
  });
  return { games, problems };
}

function gameOf(row: TableRow, date: string, columns: TableColumns): WrittenGame {
  const cell = cellReader(row);
  const { turns, minutes, winCondition, notes, winner } = columns.game;
  const seats =
    columns.everybody === undefined
      ? columns.seats.flatMap((seat) => seatOf(row, seat))
      : withWinner(tableOf(row, columns.everybody), cell(winner));
  return {
    lines: [row.line],
    date,
    winner: cell(winner),
    winningDeck: cell(columns.winningDeck),
    turns: cell(turns),
    minutes: cell(minutes),
    winCondition: cell(winCondition),
    notes: cell(notes),
    seats,
  };
}

const nothingWritten = { commander: "", partner: "", deck: "", place: "", kills: "", winner: "" };

function seatOf(row: TableRow, columns: SeatColumns): WrittenSeat[] {
  const cell = cellReader(row);
  const { commander, partner, deck, place, kills, named, standing } = columns;
  const player = named === undefined ? cell(columns.player) : cell(place) || cell(deck) ? named : "";
  if (player === "") return [];
  const facts = { commander: cell(commander), partner: cell(partner), deck: cell(deck), place: cell(place), kills: cell(kills) };
  return [{ ...nothingWritten, line: row.line, player, ...facts, ...(standing === undefined ? {} : { place: String(standing) }) }];
}

/** Who won may not be named again among the others. */
function withWinner(seats: WrittenSeat[], winner: string): WrittenSeat[] {
  const isOne = winner !== "" && markOf(winner) === null && !PARTING.test(winner);
  if (!isOne || seats.length === 0 || seats.some(({ player }) => personKey(player) === personKey(winner))) return seats;
  return [{ ...nothingWritten, line: seats[0]!.line, player: winner }, ...seats];
}

/** What parts several names in one cell. */
const PARTING = /[,;/|+&]| vs\.? | and | und /i;

/** No names and decks of ten players are longer; what is beyond would be of an eleventh. */
const LONGEST_TABLE = 2_000;

/** `Ash (Krenko), Briar and Cole` */
function tableOf(row: TableRow, position: number): WrittenSeat[] {
  const names = (row.cells[position] ?? "")
    .slice(0, LONGEST_TABLE)
    .split(PARTING)
    .map((name) => name.trim());
  return names.filter(Boolean).map((name) => {
    const [, player = name, inside = ""] = /^(.+?) *\(([^)]+)\)$/.exec(name) ?? [];
    const isResult = placeOf(inside) !== null || markOf(inside) !== null;
    return { ...nothingWritten, line: row.line, player, ...(isResult ? { place: inside } : { deck: inside }) };
  });
}
