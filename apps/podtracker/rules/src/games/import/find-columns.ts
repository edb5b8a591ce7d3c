import { fieldOf, headerKey, seatFieldOf } from "./header-words.ts";
import {
  type ColumnName,
  type Field,
  GAME_FIELDS,
  SEAT_FIELDS,
  type SeatColumns,
  type SeatField,
  type TableColumns,
  type TableMapping,
  type TableRow,
  type UnderstoodColumn,
} from "./import-types.ts";
import { markOf, placeOf, saysNothing } from "./read-cells.ts";
import { findList } from "./find-list.ts";
import { columnsAsSeats, playerColumns } from "./player-columns.ts";

const isSeatField = (field: Field): field is SeatField => SEAT_FIELDS.some((each) => each === field);

/** How many columns of a row are called as columns of such tables are. */
export function countKnown(cells: readonly string[]): number {
  return cells.filter((cell) => fieldOf(cell) ?? seatFieldOf(cell)).length;
}

/**
 * What each column is: as somebody says it, else by its name; and where names leave players unknown, by what
 * stands in the columns.
 *
 * @param names of the columns; empty where the table has no row of them
 * @param rows some of the table's, to look at
 */
export function findColumns(names: readonly string[], rows: readonly TableRow[], mapping: TableMapping): TableColumns {
  const said = saidFields(names, mapping);
  const taken = new Set([...said.values(), ...dismissed(names, mapping)]);
  const byHand = saidColumns(names, rows, { mapping, said, taken });
  if (byHand) return byHand;
  const saysWho = said.has("player") || said.has("everybody") || said.has("others");
  const seats = saysWho
    ? []
    : ([numberedSeats(names, taken, said.get("winner")), repeatedSeats(names, taken)].find((found) => found.length >= 2) ?? []);
  const free = new Set([...taken, ...seats.flatMap(positionsOf)]);
  const { everybody, others, ...game } = gameFields(names, said, free);
  if (seats.length >= 2) return { layout: "games", game, seats: withWinner(names, seats, game.winner) };
  const one = namedFields(names, SEAT_FIELDS, said, taken);
  const list = findList(names, rows, { said, named: { everybody, others, player: one.player }, winner: game.winner, mapping });
  if (list) {
    const alone = game.game === list.position ? { ...game, game: undefined } : game;
    // Whose log it is that has opponents, and a win or a loss, nobody tells.
    const told = list.field === "others" && holdsMarks(rows, game.winner) ? { ...alone, winner: undefined } : alone;
    return { layout: "games", game: { ...told, [list.field]: list.position }, seats: [] };
  }
  if (one.player === undefined) {
    const players = playerColumns(names, rows, { taken, game });
    if (players.length >= 2) return { layout: "players", game, seats: players };
  }
  const place = placeInResult(names, rows, { ...one, winner: game.winner });
  // In a row of a seat stands what that one played.
  const ofSeats = { ...game, winningCommander: undefined, winningDeck: undefined };
  if (place === undefined) return { layout: "seats", game: ofSeats, seats: [one] };
  return { layout: "seats", game: { ...ofSeats, winner: undefined }, seats: [{ ...one, place }] };
}

/** The columns where somebody says which are each seat's, or which are players. */
function saidColumns(
  names: readonly string[],
  rows: readonly TableRow[],
  { mapping, said, taken }: { mapping: TableMapping; said: ReadonlyMap<Field, number>; taken: ReadonlySet<number> },
): TableColumns | undefined {
  const players = (mapping.playerColumns ?? []).map((column) => locate(names, column)).filter((position) => position >= 0);
  const seats = saidSeats(names, mapping.seats ?? []);
  if (!mapping.playerColumns && !mapping.seats) return undefined;
  const free = new Set([...taken, ...players, ...seats.flatMap(positionsOf)]);
  const { everybody: _, others: __, ...game } = gameFields(names, said, free);
  if (mapping.seats) return { layout: "games", game, seats: withWinner(names, seats, game.winner) };
  return { layout: "players", game, seats: columnsAsSeats(names, rows, { positions: players, winner: game.winner }) };
}

/** The position of a column that somebody named, by number or name. */
function locate(names: readonly string[], column: ColumnName): number {
  if (typeof column === "number") return column - 1;
  const exact = names.indexOf(column);
  return exact === -1 ? names.findIndex((name) => headerKey(name) === headerKey(column)) : exact;
}

function saidFields(names: readonly string[], mapping: TableMapping): Map<Field, number> {
  const said = new Map<Field, number>();
  for (const field of [...SEAT_FIELDS, ...GAME_FIELDS]) {
    const column = mapping[field];
    const position = column == null ? -1 : locate(names, column);
    if (position >= 0) said.set(field, position);
  }
  return said;
}

/** Columns that would be taken for a field of which somebody says that the table has none. */
function dismissed(names: readonly string[], mapping: TableMapping): number[] {
  return names.flatMap((name, position) => {
    const field = fieldOf(name)?.field ?? seatFieldOf(name)?.field;
    return field !== undefined && field !== "standing" && mapping[field] === null ? [position] : [];
  });
}

function saidSeats(names: readonly string[], seats: NonNullable<TableMapping["seats"]>): SeatColumns[] {
  return seats
    .map((seat) =>
      Object.fromEntries(
        SEAT_FIELDS.flatMap((field) => {
          const column = seat[field];
          const position = column == null ? -1 : locate(names, column);
          return position >= 0 ? [[field, position]] : [];
        }),
      ),
    )
    .map((seat: SeatColumns) => {
      const known = seatFieldOf(names[seat.player ?? -1] ?? "");
      return known?.field === "standing" && seat.place === undefined ? { ...seat, standing: known.seat } : seat;
    });
}

function positionsOf(seat: SeatColumns): number[] {
  return SEAT_FIELDS.flatMap((field) => seat[field] ?? []);
}

const gameFields = (names: readonly string[], said: ReadonlyMap<Field, number>, taken: ReadonlySet<number>) =>
  namedFields(names, GAME_FIELDS, said, taken);

/** For each field what somebody says, else the column with the most telling name. */
function namedFields<Wanted extends Field>(
  names: readonly string[],
  wanted: readonly Wanted[],
  said: ReadonlyMap<Field, number>,
  taken: ReadonlySet<number>,
): Partial<Record<Wanted, number>> {
  const found: Partial<Record<Wanted, number>> = {};
  for (const field of wanted) {
    const best = names
      .map((name, position) => ({ position, known: fieldOf(name) }))
      .filter(({ position, known }) => known?.field === field && !taken.has(position))
      .toSorted((one, other) => one.known!.rank - other.known!.rank)[0];
    const position = said.get(field) ?? best?.position;
    if (position !== undefined) found[field] = position;
  }
  return found;
}

/** “Result 2” is where the second came in, or whether they won; “Loser 2” is a player beside the winner. */
const OF_SEATS: Partial<Record<Field | "standing", SeatField>> = { winner: "place", others: "player" };

/** `Player 1, Deck 1, Player 2, …`, or `1st, 2nd, …`: only where at least two seats have somebody in them. */
function numberedSeats(names: readonly string[], taken: ReadonlySet<number>, winner: number | undefined): SeatColumns[] {
  const seats = new Map<number, SeatColumns & { ordinal?: number }>();
  for (const [position, name] of names.entries()) {
    const known = taken.has(position) || position === winner ? undefined : seatFieldOf(name);
    const field = known && (OF_SEATS[known.field] ?? known.field);
    if (!known || !field || (field !== "standing" && !isSeatField(field))) continue;
    const seat = seats.get(known.seat) ?? {};
    if (field === "standing") seat.ordinal ??= position;
    else seat[field] ??= position;
    seats.set(known.seat, seat);
  }
  const inOrder = [...seats].toSorted(([one], [other]) => one - other);
  const named = inOrder.filter(([, { player }]) => player !== undefined).length >= 2;
  return inOrder.flatMap(([number, { ordinal, ...seat }]) => {
    if (ordinal === undefined) return seat.player === undefined ? [] : [seat];
    // Beside columns of players, `Place 2` is where the second of them came in.
    if (named) return seat.player === undefined ? [] : [{ place: ordinal, ...seat }];
    return [{ ...seat, player: ordinal, standing: number }];
  });
}

/** `Player, Deck, Player, Deck, …`: each player begins a seat, and what follows is theirs. */
function repeatedSeats(names: readonly string[], taken: ReadonlySet<number>): SeatColumns[] {
  const known = names.map((name, position) => (taken.has(position) ? undefined : fieldOf(name)?.field));
  const players = names.filter((_, position) => known[position] === "player").map(headerKey);
  if (players.length < 2 || new Set(players).size > 1) return [];
  const seats: SeatColumns[] = [];
  for (const [position, field] of known.entries()) {
    const seat = seats.at(-1);
    if (field === "player") seats.push({ player: position });
    else if (seat && field !== undefined && isSeatField(field)) seat[field] ??= position;
  }
  return seats;
}

/** `Winner, 2nd, 3rd`: who won is the first; `Winner, Loser 1, Loser 2`: and one of them. */
function withWinner(names: readonly string[], seats: SeatColumns[], winner: number | undefined): SeatColumns[] {
  const areOthers = seats.every(({ player }) => player !== undefined && seatFieldOf(names[player] ?? "")?.field === "others");
  if (winner !== undefined && areOthers) return [{ player: winner }, ...seats];
  const standings = seats.map(({ standing }) => standing);
  if (winner === undefined || !standings.some((standing) => standing === 2 || standing === 3) || standings.includes(1)) return seats;
  return [{ player: winner, standing: 1 }, ...seats];
}

function holdsMarks(rows: readonly TableRow[], position = -1): boolean {
  const marks = rows.map(({ cells }) => cells[position] ?? "").filter((cell) => !saysNothing(cell));
  return marks.every((cell) => markOf(cell) !== null) && marks.some((cell) => markOf(cell) !== "draw");
}

/** A “result” of 1 to 4 is a place, one of “W” and “L” is not. */
function placeInResult(
  names: readonly string[],
  rows: readonly TableRow[],
  { place, winner }: { place?: number; winner: number | undefined },
): number | undefined {
  if (place !== undefined || winner === undefined) return undefined;
  const cells = rows.map(({ cells: each }) => each[winner] ?? "").filter((cell) => !saysNothing(cell));
  const places = cells.map(placeOf);
  return places.length > 0 && places.every((each) => each !== null) && places.some((each) => each > 1) ? winner : undefined;
}

/** What each column is taken for, in the order of the table. */
export function fieldsByColumn({ game, seats, layout }: TableColumns) {
  const fields = new Map<number, { field: UnderstoodColumn["field"]; seat: number | null }>();
  for (const [index, seat] of seats.entries()) {
    for (const field of SEAT_FIELDS) {
      const position = seat[field];
      if (position === undefined) continue;
      if (seat.named !== undefined) fields.set(position, { field: "playerColumn", seat: null });
      else fields.set(position, { field, seat: layout === "seats" ? null : index + 1 });
    }
  }
  for (const field of GAME_FIELDS) {
    const position = game[field];
    if (position !== undefined) fields.set(position, { field, seat: null });
  }
  return fields;
}
