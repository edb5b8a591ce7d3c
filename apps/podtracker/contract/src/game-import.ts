import { z } from "zod";
import { TimeZone } from "./accounts.ts";
import { defineRoute } from "./define-route.ts";
import { Outcome } from "./games.ts";
import { Id, line, listOf, Page, Time } from "./shapes.ts";

export const gameImportProblemCodes = [
  "not-a-game",
  "no-date",
  "bad-date",
  "no-player",
  "too-few-players",
  "too-many-players",
  "no-result",
  "duplicate-row",
  "already-imported",
  "missing-columns",
  "ambiguous-dates",
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
export type GameImportProblemCode = (typeof gameImportProblemCodes)[number];

export const tableLayouts = ["seats", "games", "players"] as const;
export const dateOrders = ["day-first", "month-first"] as const;
export const tableSeatFields = ["player", "commander", "partner", "deck", "place", "kills"] as const;
/** `everybody` holds all who played in one cell, `others` all but the winner. */
export const tableGameFields = [
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
/** What a column may be; in `playerColumn` its own name is a player's. */
export const tableFields = [...tableGameFields, ...tableSeatFields, "playerColumn"] as const;
export type TableField = (typeof tableFields)[number];

/** A column by its name, or by its number from 1. */
const Column = z.union([line(200), z.number().int().min(1).max(200)]);

/** Which column holds each field; null where the table has none. */
function columnsFor<Field extends string>(fields: readonly Field[]) {
  const column = Column.nullable().optional();
  return Object.fromEntries(fields.map((field) => [field, column])) as Record<Field, typeof column>;
}

/** What is said of a table of games; what is not said is understood by itself. */
export const GameImportMapping = z
  .strictObject({
    ...columnsFor(tableGameFields),
    ...columnsFor(tableSeatFields),
    /** The columns of each seat, where a row is a whole game. */
    seats: z
      .array(z.strictObject(columnsFor(tableSeatFields)))
      .min(2)
      .max(10)
      .optional(),
    /** The columns that are each a player, called by their name. */
    playerColumns: z.array(Column).min(1).max(200).optional(),
    /** Of dates such as 4/6/2023. */
    dateOrder: z.enum(dateOrders).optional(),
    /** An IANA name: a day without a time is noon there. The account's own, or UTC, where it is not said. */
    timeZone: TimeZone.optional(),
    /** Whom names mean: a member's id, or null for a new guest. */
    members: z.record(z.string().max(200), Id.nullable()).optional(),
    /**
     * Who is meant by what stands in the place of a winner and is none of the players: one of them, or somebody who sat there
     * too; null for nobody, a draw.
     */
    winners: z.record(z.string().max(600), line(600).nullable()).optional(),
  })
  .meta({ id: "GameImportMapping" });
export type GameImportMapping = z.infer<typeof GameImportMapping>;

export const GameImportProblem = z.object({
  /** From 1, as the text has it. */
  line: z.number().int(),
  code: z.enum(gameImportProblemCodes),
  detail: z.string(),
  /** The line is in no game. */
  leftOut: z.boolean(),
});
export type GameImportProblem = z.infer<typeof GameImportProblem>;

export const UnderstoodGames = z.object({
  /** A row is a seat, a game with columns for each seat, or a game with a column a player. */
  layout: z.enum(tableLayouts),
  columns: z.array(
    z.object({
      column: z.number().int(),
      name: z.string(),
      examples: z.array(z.string()),
      field: z.enum(tableFields).nullable(),
      /** From 1, where a row has several seats. */
      seat: z.number().int().nullable(),
    }),
  ),
  /** Those that are, or would be, imported; those that are there already are not among them. */
  games: z.number().int(),
  firstPlayedAt: Time.nullable(),
  lastPlayedAt: Time.nullable(),
  /** What decided dates such as 4/6/2023; null where there are none. */
  dateOrder: z.enum(dateOrders).nullable(),
  players: z.array(
    z.object({
      name: z.string(),
      /** Null for a new guest. */
      memberId: Id.nullable(),
      games: z.number().int(),
    }),
  ),
  commanders: z.array(
    z.object({
      written: z.string(),
      /** As the catalogue has it, or as it is written. */
      name: z.string(),
      match: z.enum(["exact", "corrected", "unknown"]),
      seats: z.number().int(),
      line: z.number().int(),
    }),
  ),
  /** What stands as the winner of games in which nobody is called so: they are left out until `mapping.winners` says who is meant. */
  doubtfulWinners: z.array(
    z.object({
      written: z.string(),
      games: z.number().int(),
      line: z.number().int(),
      /** Who played in them. */
      players: z.array(z.string()),
    }),
  ),
  /** The first few games. */
  sample: z.array(
    z.object({
      line: z.number().int(),
      playedAt: Time,
      outcome: Outcome,
      seats: z.array(
        z.object({ player: z.string(), commanders: z.array(z.string()), place: z.number().int(), kills: z.number().int().nullable() }),
      ),
    }),
  ),
  /** Something must be said in `mapping` before it can be imported; the problems tell what. */
  open: z.boolean(),
});
export type UnderstoodGames = z.infer<typeof UnderstoodGames>;

export const GamesImport = z.object({
  understood: UnderstoodGames,
  problems: z.array(GameImportProblem),
  /** Of what was imported; where all of it was there already, of the import that brought it. */
  batchId: Id.optional(),
});
export type GamesImport = z.infer<typeof GamesImport>;

const podParams = z.object({ podId: Id });

export const importGames = defineRoute({
  method: "POST",
  path: "/api/pods/{podId}/games/import",
  summary:
    "Understand a spreadsheet of games as CSV, and import all of it unless it is a dry run. A game that was imported before is not imported again. At most 20,000 lines",
  tag: "games",
  access: "pod-organiser",
  idempotencyKey: true,
  largeBody: true,
  params: podParams,
  body: z.strictObject({
    csv: z.string().min(1),
    mapping: GameImportMapping.optional(),
    dryRun: z.boolean().default(false),
  }),
  result: GamesImport,
});

export const GameImportBatch = z
  .object({
    batchId: Id,
    at: Time,
    /** `userId` is null where that account was deleted. */
    by: z.object({ userId: Id.nullable(), name: z.string() }),
    games: z.number().int(),
    guests: z.number().int(),
    /** Of its games, those that were corrected or voided since. */
    changed: z.number().int(),
    firstPlayedAt: Time,
    lastPlayedAt: Time,
    undoneAt: Time.nullable(),
  })
  .meta({ id: "GameImportBatch" });
export type GameImportBatch = z.infer<typeof GameImportBatch>;

export const listImports = defineRoute({
  method: "GET",
  path: "/api/pods/{podId}/imports",
  summary: "What was imported, the latest first; undone ones too",
  tag: "games",
  access: "pod-organiser",
  params: podParams,
  query: Page,
  result: listOf(GameImportBatch),
});

export const undoImport = defineRoute({
  method: "DELETE",
  path: "/api/pods/{podId}/imports/{batchId}",
  summary:
    "Remove all games of an import, those that were corrected or voided since too, and the guests that came with it and are nowhere else. Twice is like once",
  tag: "games",
  access: "pod-organiser",
  params: z.object({ podId: Id, batchId: Id }),
  result: GameImportBatch,
});
