import type { CardFacts } from "../../cards/card-facts.ts";

/** More lines are refused before they are read. */
export const MOST_TABLE_LINES = 20_000;
export const MOST_COLUMNS = 200;
export const MOST_PLAYERS = 10;
/** As many different names as one table may bring. */
export const MOST_NAMES = 200;

export const SEAT_FIELDS = ["player", "commander", "partner", "deck", "place", "kills"] as const;
export type SeatField = (typeof SEAT_FIELDS)[number];

/** `everybody` holds all who played in one cell, `others` all but the winner. */
export const GAME_FIELDS = [
  "date",
  "game",
  "everybody",
  "others",
  "winner",
  "winningCommander",
  "winningDeck",
  "turns",
  "minutes",
  "winCondition",
  "notes",
] as const;
export type GameField = (typeof GAME_FIELDS)[number];
export type Field = SeatField | GameField;

export const DATE_ORDERS = ["day-first", "month-first"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** A column by its name, or by its number from 1. */
export type ColumnName = string | number;

/** What somebody says of a table; where they say nothing it is understood by itself. */
export interface TableMapping extends Partial<Record<Field, ColumnName | null | undefined>> {
  /** The columns of each seat, where a row is a whole game. */
  seats?: readonly Partial<Record<SeatField, ColumnName | null | undefined>>[] | undefined;
  /** The columns that are each a player, called by their name. */
  playerColumns?: readonly ColumnName[] | undefined;
  /**
   * Who is meant by what stands in the place of a winner and is none of the players: one of them, or somebody who sat there
   * too; null for nobody, a draw.
   */
  winners?: Readonly<Record<string, string | null>> | undefined;
  dateOrder?: DateOrder | undefined;
}

/** Rows are seats, games with a group of columns a seat, or games with a column a player. */
export const TABLE_LAYOUTS = ["seats", "games", "players"] as const;
export type TableLayout = (typeof TABLE_LAYOUTS)[number];

/** Where the facts of one seat stand in a row; positions count from 0. */
export interface SeatColumns extends Partial<Record<SeatField, number>> {
  /** The column itself says who it is about. */
  named?: string;
  /** The column itself says which place it is: “2nd”. */
  standing?: number;
}

/** What each column is. */
export interface TableColumns {
  layout: TableLayout;
  game: Partial<Record<GameField, number>>;
  /** One for rows that are seats; empty where nobody knows. */
  seats: SeatColumns[];
  /** Brackets are of the names before them: `Chris (tall)`. */
  wholeNames?: boolean;
  /** What follows a dash is what they played: `Bob - Krenko`. */
  dashedDecks?: boolean;
}

export interface TableRow {
  /** From 1, as the text has it. */
  line: number;
  /** Where a cell goes on over several lines, the last of them. */
  lastLine?: number;
  cells: string[];
  /** Cells of several lines, by position, with a comma after each. */
  lists?: ReadonlyMap<number, string>;
}

/** One seat as it is written. */
export interface WrittenSeat {
  line: number;
  player: string;
  commander: string;
  partner: string;
  deck: string;
  place: string;
  kills: string;
  /** What the column of winners says in this seat's own row. */
  winner: string;
}

/** One game as it is written. */
export interface WrittenGame {
  lines: number[];
  date: string;
  winner: string;
  winningCommander: string;
  winningDeck: string;
  turns: string;
  minutes: string;
  winCondition: string;
  notes: string;
  seats: WrittenSeat[];
}

export const GAME_IMPORT_PROBLEM_CODES = [
  // rows and games that are left out
  "not-a-game",
  "no-date",
  "bad-date",
  "no-player",
  "too-few-players",
  "too-many-players",
  "no-result",
  "duplicate-row",
  "already-imported",
  // what must be said before anything is imported
  "missing-columns",
  "ambiguous-dates",
  // what was made of the others
  "several-firsts",
  "member-twice",
  "missing-kills",
  "too-many-kills",
  "missing-places",
  "place-adjusted",
  "no-first",
  "winner-unclear",
  "two-dates",
  "looks-double",
  "bad-number",
  "text-cut",
  "games-guessed",
  "ambiguous-player",
  "name-corrected",
  "unknown-commander",
  "too-many-commanders",
] as const;
export type GameImportProblemCode = (typeof GAME_IMPORT_PROBLEM_CODES)[number];

export interface GameImportProblem {
  line: number;
  code: GameImportProblemCode;
  detail: string;
  /** The line is in no game. */
  leftOut: boolean;
}

/** The catalogue, as far as the import asks it. */
export interface CommanderNames {
  /** The card of that name, forgiving case, accents and punctuation. */
  find(name: string): CardFacts | undefined;
  /** The one card that somebody may have meant who wrote a name that `find` does not know. */
  suggest(name: string): string | undefined;
}

/** Somebody whom the pod knows, by all the names they have there. */
export interface KnownPlayer {
  memberId: string;
  names: readonly string[];
}

export interface UnderstoodSeat {
  /** Among the players. */
  player: number;
  place: number;
  kills: number | null;
  commanders: string[];
  colorIdentity: string;
  deckName: string | null;
}

export interface UnderstoodGame {
  /** Its first. */
  line: number;
  playedAt: Date;
  outcome: "win" | "draw";
  turns: number | null;
  minutes: number | null;
  winCondition: string | null;
  notes: string | null;
  seats: UnderstoodSeat[];
  /** The same for the same game as it is written, whoever imports it and whenever; another for each other. */
  identity: string;
}

export interface UnderstoodPlayer {
  /** As it was first written. */
  name: string;
  /** Null for somebody new. */
  memberId: string | null;
  games: number;
}

export interface UnderstoodCommander {
  written: string;
  /** As the catalogue has it; as it is written where nobody knows it. */
  name: string;
  match: "exact" | "corrected" | "unknown";
  seats: number;
  /** Where it stands first. */
  line: number;
}

/** What stands as the winner of games in which nobody is called so. */
export interface DoubtfulWinner {
  written: string;
  /** That hang on it. */
  games: number;
  /** Of the first. */
  line: number;
  /** Who played in them. */
  players: string[];
}

export interface UnderstoodColumn {
  /** From 1. */
  column: number;
  name: string;
  examples: string[];
  field: Field | "playerColumn" | null;
  /** From 1, where a row has several. */
  seat: number | null;
}

export interface UnderstoodTable {
  layout: TableLayout;
  columns: UnderstoodColumn[];
  games: UnderstoodGame[];
  players: UnderstoodPlayer[];
  commanders: UnderstoodCommander[];
  /** Those games are left out until `winners` says who is meant; listed also where it does. */
  doubtfulWinners: DoubtfulWinner[];
  /** What `dateOrder` decided; null where no date needed it. */
  dateOrder: DateOrder | null;
  /** Something must be said before this can be imported. */
  open: boolean;
  /** In the order of the lines. */
  problems: GameImportProblem[];
}
