import { cellReader, type GroupedGames } from "./group-seats.ts";
import type { GameImportProblem, TableColumns, TableRow, WrittenGame } from "./import-types.ts";
import { saysDraw } from "./read-cells.ts";
import { winnerIn } from "./read-winners.ts";
import { listedSeats, seatsOf, withWinner } from "./seats-of-row.ts";

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
  const { everybody, others, turns, minutes, winCondition, notes, winningCommander, winningDeck } = columns.game;
  const written = winnerIn(row.cells[columns.game.winner ?? -1] ?? "");
  const list = everybody ?? others;
  const losers = columns.seats.filter(
    ({ player, standing }) => player === undefined || player !== columns.game.winner || standing !== undefined,
  );
  const seats = list === undefined ? seatsOf(row, { ...columns, seats: losers }) : listedSeats(row, list, columns);
  const lacksWinner = (list !== undefined && list === others) || losers.length < columns.seats.length;
  const first = columns.seats.find(({ standing }) => standing === 1)?.player;
  // In the place of the first may stand that nobody was.
  const winner = written === "" && first !== undefined && saysDraw(cell(first)) ? cell(first) : written;
  return {
    lines: [row.line],
    date,
    winner,
    winningCommander: cell(winningCommander),
    winningDeck: cell(winningDeck),
    turns: cell(turns),
    minutes: cell(minutes),
    winCondition: cell(winCondition),
    notes: cell(notes),
    seats: lacksWinner ? withWinner(seats, winner, columns) : seats,
  };
}
