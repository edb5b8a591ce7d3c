import { cellReader } from "./group-seats.ts";
import type { SeatColumns, TableColumns, TableRow, WrittenSeat } from "./import-types.ts";
import { markOf, personKey, saysDraw, winConditionOf } from "./read-cells.ts";
import { isDash } from "./read-winners.ts";
import { nameAndMore, namesIn, partBrackets } from "./split-names.ts";

const nothingWritten = { commander: "", partner: "", deck: "", place: "", kills: "", winner: "" };

/** The seats of a row that is a game, each of its own columns. */
export function seatsOf(row: TableRow, columns: TableColumns): WrittenSeat[] {
  const byColumn = columns.seats.map((seat) => ({ standing: seat.standing, seats: seatOf(row, seat, columns) }));
  if (byColumn.every(({ seats }) => seats.length < 2)) return byColumn.flatMap(({ seats }) => seats);
  // Who comes after two that came in together came after both.
  return byColumn.flatMap(({ standing, seats }) => {
    if (standing === undefined) return seats;
    const before = byColumn.filter((other) => (other.standing ?? standing) < standing).flatMap((other) => other.seats).length;
    return seats.map((seat) => ({ ...seat, place: String(Math.max(standing, before + 1)) }));
  });
}

/** The seat of a row's column; several where one place holds several names. */
function seatOf(row: TableRow, columns: SeatColumns, { wholeNames, dashedDecks }: TableColumns): WrittenSeat[] {
  const cell = cellReader(row);
  const { commander, partner, deck, place, kills, named, standing } = columns;
  const player = named === undefined ? cell(columns.player) : cell(place) || cell(deck) || cell(commander) ? named : "";
  if (player === "" || (named === undefined && isNobody(player, standing))) return [];
  const facts = { commander: cell(commander), partner: cell(partner), deck: cell(deck), place: cell(place), kills: cell(kills) };
  const stands = standing === undefined ? {} : { place: String(standing) };
  const isAlone = named === undefined && commander === undefined && deck === undefined;
  const names = standing === undefined || !isAlone ? [player] : namesIn(player);
  return names.map((name) => {
    const more = isAlone && !wholeNames ? nameAndMore(name, dashedDecks) : { player: name };
    const told = { ...facts, ...("deck" in more ? { deck: more.deck, place: facts.place || more.place } : {}) };
    return { ...nothingWritten, line: row.line, player: more.player, ...told, ...stands };
  });
}

/** In the place of the first may stand how it ended; “D” may be somebody. */
function isNobody(player: string, standing: number | undefined): boolean {
  return player.length > 1 && (markOf(player) === "draw" || (standing === 1 && saysDraw(partBrackets(player).outside)));
}

/** `Ash (Krenko), Briar and Cole` */
export function listedSeats(row: TableRow, position: number, { wholeNames, dashedDecks }: TableColumns): WrittenSeat[] {
  return namesIn(row.lists?.get(position) ?? cellReader(row)(position)).map((name) => {
    const more = wholeNames ? { player: name } : nameAndMore(name, dashedDecks);
    return { ...nothingWritten, line: row.line, ...more };
  });
}

/** The winner beside the others, among whom they may stand all the same. */
export function withWinner(seats: WrittenSeat[], winner: string, { wholeNames }: TableColumns): WrittenSeat[] {
  const { outside } = partBrackets(winner);
  const isOne = winner !== "" && !isDash(winner) && markOf(winner) === null && !saysDraw(outside) && namesIn(winner).length === 1;
  if (!isOne || seats.length === 0) return seats;
  const { player, deck } = wholeNames ? { player: winner, deck: "" } : nameAndMore(winner);
  if (seats.some((seat) => personKey(seat.player) === personKey(player))) return seats;
  // “Bob (combo)” says how he won.
  const played = winConditionOf(deck) === null ? deck : "";
  return [{ ...nothingWritten, line: seats[0]!.line, player, deck: played }, ...seats];
}
