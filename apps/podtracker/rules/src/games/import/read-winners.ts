import type { WrittenGame, WrittenSeat } from "./import-types.ts";
import { cut, markOf, numberOf, personKey, saysDraw, winConditionOf } from "./read-cells.ts";
import { namesIn, partBrackets } from "./split-names.ts";

/** What the column of winners says of one game. */
export interface NamedWinners {
  /** Seats, by their position. */
  winners: Set<number>;
  /** They drew, or all did where none is named. */
  drawn: boolean;
  /** Said to have won, and none of the players. */
  stray: string;
  /** Understood but for one of the names in it. */
  partly: string;
}

/** No names of ten players are longer. */
const LONGEST_WINNER = 600;

/** The seats that the column of winners names, by player, seat, commander or deck. What it names nobody by is never guessed. */
export function readWinners({ winner, seats }: WrittenGame): NamedWinners {
  const written = [isDash(winner) ? "" : winner, ...seats.map((seat) => (markOf(seat.winner) === null ? seat.winner : ""))];
  const texts = new Set(written.filter(Boolean).map((text) => cut(text, LONGEST_WINNER)));
  const named: NamedWinners = { winners: new Set(), drawn: false, stray: "", partly: "" };
  for (const text of texts) {
    const { found, drawn, rest } = readWinner(text, seats);
    for (const at of found) named.winners.add(at);
    named.drawn ||= drawn;
    if (found.length === 0 && !drawn) named.stray = text;
    else if (rest) named.partly = text;
  }
  return named;
}

/** Whether there is a mark that stands for nobody in the place of a winner's name. */
export const isDash = (winner: string) => /^(?:[-–—]+|n\/?a)$/i.test(winner);

/** The cell of a winner as it stands, but for what says that nobody knows. */
export function winnerIn(cell: string): string {
  return /^(?:[?.*]+|null|unknown|unbekannt|#n\/a)$/i.test(cell) ? "" : cell;
}

/** The game with what somebody says that stands for its winner. @param means a player, who sat there too where they are not listed; null for a draw */
export function sayWinner(game: WrittenGame, stray: string, means: string | null): WrittenGame {
  const said = (winner: string) => (cut(winner, LONGEST_WINNER) === stray ? (means ?? "draw") : winner);
  const seats = game.seats.map((seat) => ({ ...seat, winner: said(seat.winner) }));
  if (means !== null && called(means, seats).length === 0)
    seats.push({ line: game.lines[0]!, player: means, commander: "", partner: "", deck: "", place: "", kills: "", winner: "" });
  return { ...game, winner: said(game.winner), seats };
}

interface Read {
  found: number[];
  drawn: boolean;
  /** Something of it stays unclear. */
  rest: boolean;
}

const nothing: Read = { found: [], drawn: false, rest: false };

function readWinner(text: string, seats: readonly WrittenSeat[]): Read {
  const whole = called(text, seats);
  if (whole.length > 0) return { ...nothing, found: whole };
  const { outside, inside } = partBrackets(text);
  if (saysDraw(outside) || inside.some((each) => markOf(each) === "draw")) return drawOf([outside, ...inside], seats);
  const [main = "", ...how] = outside.split(HOW);
  const parts = [withoutVerb(main), ...(isHow(main) ? [...how, ...inside] : [])].flatMap(namesIn);
  const each = parts.map((part) => ({ part, seats: called(part, seats) }));
  const found = [...new Set(each.flatMap((one) => one.seats))];
  const rest = each.some((one) => one.seats.length === 0 && !isHow(one.part));
  if (found.length > 0) return { found, drawn: false, rest };
  const number = numberOf(outside.replace(/^(?:player|seat|spieler|platz|p) ?/i, ""), 1, seats.length);
  return number === null ? nothing : { ...nothing, found: [number - 1] };
}

/** `Bob with Krenko`, `Bob - combo`: the first says who. */
const HOW = / (?:with|w\/|via|by|mit|durch|per|[-–—]) |: /i;
const isHow = (text: string) => winConditionOf(text) !== null;
const withoutVerb = (text: string) => text.replace(/[.! ]+$/, "").replace(/ (?:won|wins|gewinnt|gewann|siegt|hat gewonnen)$/i, "");
const DREW = /\b(?:draws?|drawn|drew|tied?|remis|unentschieden)\b[:,]?(?: (?:between|of|zwischen|von)\b)?/gi;

/** One alone cannot have drawn: nobody knows what is meant. */
function drawOf(texts: readonly string[], seats: readonly WrittenSeat[]): Read {
  const found = texts.flatMap((text) => namesIn(text.replace(DREW, "").trim())).flatMap((name) => called(name, seats));
  return found.length === 1 ? nothing : { found: [...new Set(found)], drawn: true, rest: false };
}

function called(name: string, seats: readonly WrittenSeat[]): number[] {
  const key = personKey(name);
  const by = (field: "player" | "commander" | "deck") =>
    seats.flatMap((seat, at) => (seat[field] !== "" && personKey(seat[field]) === key ? [at] : []));
  const players = by("player");
  if (players.length > 0) return players.slice(0, 1);
  const decks = [by("commander"), by("deck")].find((found) => found.length > 0) ?? [];
  // What two of a table play names neither.
  return decks.length === 1 ? decks : [];
}
