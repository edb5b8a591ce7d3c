import {
  type GameImportProblem,
  MOST_PLAYERS,
  type SeatColumns,
  type TableColumns,
  type TableRow,
  type WrittenGame,
  type WrittenSeat,
} from "./import-types.ts";
import { personKey, placeOf, saysNothing } from "./read-cells.ts";
import { readDate } from "./read-dates.ts";
import { nameAndMore } from "./split-names.ts";

/** A row of a table in which each is a seat, with what the rows above it say filled in. */
interface SeatRow {
  row: TableRow;
  seat: WrittenSeat;
  date: string;
  number: string;
  /** An empty line parts it from the row before. */
  apart: boolean;
}

export interface GroupedGames {
  games: WrittenGame[];
  problems: GameImportProblem[];
}

/** Makes games of rows that are seats: by their number where there is one, else by who sits there already. */
export function groupSeats(rows: readonly TableRow[], columns: TableColumns): GroupedGames {
  const { seatRows, problems } = fillIn(rows, columns);
  const numbered = columns.game.game !== undefined && seatRows.some(({ number }) => number !== "");
  const groups = numbered ? byNumber(seatRows) : byTurns(seatRows);
  if (!numbered && groups.length > 0) {
    const detail = "No column numbers the games: a new one begins with another date, or with somebody who already sits in it.";
    problems.push({ line: seatRows[0]!.row.line, code: "games-guessed", detail, leftOut: false });
  }
  const games = groups.map((group) => {
    const days = new Set(group.map(({ date }) => readDate(date)?.day ?? date));
    if (days.size > 1) {
      const detail = `Game ${group[0]!.number} has more than one date; the first counts.`;
      problems.push({ line: group[0]!.row.line, code: "two-dates", detail, leftOut: false });
    }
    return gameOf(group, columns, problems);
  });
  return { games, problems };
}

export function cellReader({ cells }: TableRow): (position: number | undefined) => string {
  return (position) => {
    const cell = position === undefined ? "" : (cells[position] ?? "");
    return saysNothing(cell) ? "" : cell;
  };
}

/** A date that stands once, over the rows of its games, is that of all of them; so is a game's number. */
function fillIn(rows: readonly TableRow[], { game, seats, wholeNames, dashedDecks }: TableColumns) {
  const columns: SeatColumns = seats[0] ?? {};
  const problems: GameImportProblem[] = [];
  const seatRows: SeatRow[] = [];
  let [date, number, lastLine] = ["", "", 0];
  for (const row of rows) {
    const cell = cellReader(row);
    const ownDate = cell(game.date);
    const ownNumber = cell(game.game);
    if (ownDate !== "" && ownDate !== date && ownNumber === "") number = "";
    date = ownDate || date;
    number = ownNumber || number;
    const player = cell(columns.player);
    if (player === "") problems.push({ line: row.line, code: "no-player", detail: "This line names no player.", leftOut: true });
    else {
      const { commander, partner, deck, place, kills } = columns;
      const isAlone = commander === undefined && deck === undefined && !wholeNames;
      const more = isAlone ? nameAndMore(player, dashedDecks) : { player, deck: cell(deck), place: "" };
      const facts = { commander: cell(commander), partner: cell(partner), place: cell(place) || more.place, kills: cell(kills) };
      const seat = { line: row.line, player: more.player, deck: more.deck, ...facts, winner: cell(game.winner) };
      seatRows.push({ row, seat, date, number, apart: row.line > lastLine + 1 });
    }
    lastLine = row.lastLine ?? row.line;
  }
  return { seatRows, problems };
}

/** Numbers may begin anew each evening; where they do not, a game with two dates is still one. */
function byNumber(rows: readonly SeatRow[]): SeatRow[][] {
  const days = Map.groupBy(rows, ({ number }) => number);
  const several = [...days.values()].filter((each) => new Set(each.map(({ date }) => date)).size > 1).length;
  const anew = several > days.size / 2 || [...days.values()].some((each) => each.length > MOST_PLAYERS);
  return anew ? [...Map.groupBy(rows, ({ number, date }) => `${date}\n${number}`).values()] : [...days.values()];
}

/** What decides whether another row is still of the game that is being gathered. */
interface Gathering {
  rows: SeatRow[];
  players: Set<string>;
  /** The places so far are told and rise from the first on. */
  rises: boolean;
}

function byTurns(rows: readonly SeatRow[]): SeatRow[][] {
  const games: Gathering[] = [];
  for (const row of rows) {
    const game = games.at(-1);
    const place = placeOf(row.seat.place);
    if (game && isSameGame(game, row)) {
      const before = placeOf(game.rows.at(-1)!.seat.place);
      game.rises &&= place !== null && before !== null && place >= before;
      game.rows.push(row);
      game.players.add(personKey(row.seat.player));
    } else games.push({ rows: [row], players: new Set([personKey(row.seat.player)]), rises: place === 1 });
  }
  return games.map((game) => game.rows);
}

function isSameGame({ rows, players, rises }: Gathering, row: SeatRow): boolean {
  const last = rows.at(-1)!;
  if (row.apart || row.date !== last.date) return false;
  // A line that stands there twice is a slip; a player who comes again begins the next game.
  if (row.row.cells.join("\n") === last.row.cells.join("\n")) return true;
  if (players.has(personKey(row.seat.player))) return false;
  // Places that rose and begin anew are those of the next game, at another table.
  return !(rises && placeOf(row.seat.place) === 1 && placeOf(last.seat.place)! > 1);
}

function gameOf(group: readonly SeatRow[], { game }: TableColumns, problems: GameImportProblem[]): WrittenGame {
  const written = new Set<string>();
  const seats = group.flatMap(({ row, seat }) => {
    const text = row.cells.join("\n");
    if (!written.has(text)) {
      written.add(text);
      return [seat];
    }
    problems.push({ line: row.line, code: "duplicate-row", detail: `${seat.player}’s line stands here twice.`, leftOut: true });
    return [];
  });
  const first = (position: number | undefined) => group.map(({ row }) => cellReader(row)(position)).find((cell) => cell !== "") ?? "";
  return {
    lines: seats.map(({ line }) => line),
    date: group[0]!.date,
    // In a row of a seat it says whether that seat won.
    winner: "",
    winningCommander: "",
    winningDeck: "",
    turns: first(game.turns),
    minutes: first(game.minutes),
    winCondition: first(game.winCondition),
    notes: [...new Set(group.map(({ row }) => cellReader(row)(game.notes)))].filter(Boolean).join("\n"),
    seats,
  };
}
