import type { CardFacts } from "../../cards/card-facts.ts";

/** The forms a list of cards comes in. The first four are lines of text and differ in their marks only. */
export const IMPORT_FORMATS = ["text", "moxfield", "archidekt", "arena", "mtgo", "xmage", "csv"] as const;

export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/**
 * - `unknown-card`: no card is called so
 * - `bad-count`: there are none of it, a fraction, or more than a deck may hold
 * - `not-understood`: the line is no card, header or comment of its format
 * - `line-too-long`: longer than any line that names a card
 * - `too-many-commanders`: a third commander, which was put among the cards
 */
export const IMPORT_PROBLEM_CODES = ["unknown-card", "bad-count", "not-understood", "line-too-long", "too-many-commanders"] as const;

export interface ImportProblem {
  /** Counted from 1. */
  line: number;
  /** The line as it came in, without control characters, at most 200 letters of it. */
  text: string;
  code: (typeof IMPORT_PROBLEM_CODES)[number];
  /** With an unknown card: the part of the line that was taken for its name. */
  name?: string;
  /** The name of a card that may have been meant. */
  suggestion?: string;
}

/** Where a card of a list lies. Only `main` and `commander` are the deck; the others are shown and not kept. */
export type Board = "main" | "commander" | "companion" | "sideboard" | "maybeboard" | "extra";

/** Cards by their names; the import asks nothing else of the catalogue. */
export interface CardNames {
  /** The card of that name as somebody wrote it, or undefined. */
  find(name: string): CardFacts | undefined;
  /** A card that somebody may have meant who wrote a name that `find` does not know. Asked at most a hundred times. */
  suggest?(name: string): string | undefined;
}

/** A card that a line named. */
export interface ListedCard {
  line: number;
  /** The line as it came in. */
  text: string;
  card: CardFacts;
  count: number;
  board: Board;
  /** Lines that no empty line and no header parts have the same block, counted from 0. */
  block: number;
  /** Named by a line such as “Commander: Krenko”, which may only say which of the cards below it is. */
  label: boolean;
}

/** What a parser makes of a text. */
export interface ParsedList {
  format: ImportFormat;
  /** The deck's own name, where the text tells it. */
  name: string | null;
  cards: ListedCard[];
  /** In any order, with whole lines. */
  problems: ImportProblem[];
  /** The blocks that began without a header, by number. */
  looseBlocks: ReadonlySet<number>;
}

export type CardCount = { name: string; count: number };

export interface ImportedList {
  format: ImportFormat;
  name: string | null;
  /** Full names, at most two; a Background last, otherwise in the order of the alphabet. */
  commanders: string[];
  /** Without the commanders, each card once, in the order of the text. */
  cards: CardCount[];
  /** Sideboard, companion and the like: understood, and no part of the deck. */
  aside: (CardCount & { board: Exclude<Board, "main" | "commander"> })[];
  /** With the commanders. */
  total: number;
  /** In the order of the lines. */
  problems: ImportProblem[];
}
