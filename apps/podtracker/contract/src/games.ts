import { z } from "zod";
import { defineRoute } from "./define-route.ts";
import { ColorIdentity, Id, line, listOf, Page, prose, Time } from "./shapes.ts";

export const winConditions = ["combat", "commander-damage", "poison", "combo", "mill", "concession", "alternate", "other"] as const;
export const WinCondition = z.enum(winConditions);
export type WinCondition = z.infer<typeof WinCondition>;

export const Outcome = z.enum(["win", "draw"]);

export const GameSeat = z.object({
  /** From 1, in turn order; seat 1 started. */
  seat: z.number().int(),
  memberId: Id,
  memberName: z.string(),
  deckId: Id.nullable(),
  deckName: z.string().nullable(),
  commanders: z.array(z.string()),
  colorIdentity: ColorIdentity,
  place: z.number().int(),
  kills: z.number().int().nullable(),
});

export const Game = z
  .object({
    id: Id,
    podId: Id,
    status: z.enum(["live", "finished", "void", "abandoned"]),
    playedAt: Time,
    outcome: Outcome,
    turns: z.number().int().nullable(),
    durationMinutes: z.number().int().nullable(),
    winCondition: WinCondition.nullable(),
    notes: z.string().nullable(),
    seats: z.array(GameSeat),
    seatOrderKnown: z.boolean(),
    /** `userId` is null where that account was deleted. */
    recordedBy: z.object({ userId: Id.nullable(), name: z.string() }),
    recordedAt: Time,
    revision: z.number().int(),
  })
  .meta({ id: "Game" });
export type Game = z.infer<typeof Game>;

const SeatInput = z.strictObject({
  memberId: Id,
  deckId: Id.optional(),
  /** Names of one or two commanders, where no deck is named. */
  commanders: z.array(line(200)).min(1).max(2).optional(),
  place: z.number().int().min(1).max(10),
  kills: z.number().int().min(0).max(9).optional(),
});

/** A finished game as it is recorded. Rules between fields are checked by the server and answered with 422. */
export const GameInput = z.strictObject({
  id: Id,
  playedAt: Time,
  seats: z.array(SeatInput).min(2).max(10),
  outcome: Outcome,
  turns: z.number().int().min(1).max(500).optional(),
  durationMinutes: z.number().int().min(1).max(2880).optional(),
  winCondition: WinCondition.optional(),
  notes: prose(2000, { optional: true }).optional(),
});
export type GameInput = z.infer<typeof GameInput>;

const podParams = z.object({ podId: Id });

export const recordGame = defineRoute({
  method: "POST",
  path: "/api/pods/{podId}/games",
  summary: "Record a finished game. The same id again returns the same game",
  tag: "games",
  access: "pod-member",
  status: 201,
  params: podParams,
  body: GameInput,
  result: Game,
});

/** `null` takes away what was said; what is left out stays. */
const Correction = GameInput.omit({ id: true })
  .partial()
  .extend({
    turns: GameInput.shape.turns.nullable(),
    durationMinutes: GameInput.shape.durationMinutes.nullable(),
    winCondition: GameInput.shape.winCondition.nullable(),
    notes: GameInput.shape.notes.nullable(),
    /** The revision that was corrected: an older one than stands is answered with 409. */
    revision: z.number().int().min(1).optional(),
    reason: prose(500, { optional: true }).optional(),
  });

const gameParams = z.object({ gameId: Id });

export const correctGame = defineRoute({
  method: "PATCH",
  path: "/api/games/{gameId}",
  summary: "Correct the record of a finished game; every earlier version is kept. The same again changes nothing",
  tag: "games",
  access: "game-keeper",
  params: gameParams,
  body: Correction,
  result: Game,
});

export const voidGame = defineRoute({
  method: "POST",
  path: "/api/games/{gameId}/void",
  summary: "Take a game out of all that counts; it stays in the history, marked. Again changes nothing",
  tag: "games",
  access: "game-keeper",
  params: gameParams,
  body: z.strictObject({ reason: prose(500) }),
  result: Game,
});

/** What two versions of a record can differ in. */
export const gameFields = [
  "status",
  "playedAt",
  "outcome",
  "winCondition",
  "turns",
  "durationMinutes",
  "notes",
  "player",
  "seat-order",
  "deck",
  "place",
  "kills",
] as const;

export const revisionKinds = ["recorded", "corrected", "voided", "restored"] as const;

export const GameChange = z
  .object({
    what: z.enum(gameFields),
    /** Whose; of a seat's facts only. */
    memberId: Id.optional(),
    memberName: z.string().optional(),
    /** Of `player` the seat, of `seat-order` the names in order, of all others the value; null: nothing was said. */
    before: z.union([z.string(), z.number()]).nullable(),
    after: z.union([z.string(), z.number()]).nullable(),
  })
  .meta({ id: "GameChange" });
export type GameChange = z.infer<typeof GameChange>;

/** One version of a game's record, whole. */
export const GameRevision = z
  .object({
    revision: z.number().int(),
    kind: z.enum(revisionKinds),
    /** `userId` is null where that account was deleted. */
    by: z.object({ userId: Id.nullable(), name: z.string() }),
    at: Time,
    reason: z.string().nullable(),
    /** Against the version before; none in the first. */
    changes: z.array(GameChange),
    game: Game.omit({ id: true, podId: true, recordedBy: true, recordedAt: true, revision: true }),
  })
  .meta({ id: "GameRevision" });
export type GameRevision = z.infer<typeof GameRevision>;

export const listGameRevisions = defineRoute({
  method: "GET",
  path: "/api/games/{gameId}/revisions",
  summary: "All versions of a game's record with what changed, the present one first",
  tag: "games",
  access: "game-member",
  params: gameParams,
  query: Page,
  result: listOf(GameRevision),
});

const filters = { since: Time.optional(), until: Time.optional() };

export const listGames = defineRoute({
  method: "GET",
  path: "/api/pods/{podId}/games",
  summary: "The pod's history, the latest game first",
  tag: "games",
  access: "pod-member",
  params: podParams,
  query: Page.extend({
    member: Id.optional(),
    deck: Id.optional(),
    commander: z.string().max(200).optional(),
    outcome: Outcome.optional(),
    status: z.enum(["finished", "void"]).optional(),
    /** Words that players, decks, commanders or notes begin with; a game has all of them. */
    q: line(200).optional(),
    ...filters,
  }),
  result: listOf(Game),
});

export const StandingsRow = z
  .object({
    name: z.string(),
    games: z.number().int(),
    wins: z.number().int(),
    draws: z.number().int(),
    /** wins ÷ games, 0 to 1. */
    winRate: z.number(),
    /** Between these lies the true rate, as far as so few games can say: the Wilson 95 % interval. */
    winRateLow: z.number(),
    winRateHigh: z.number(),
    averagePlace: z.number(),
    /** Null where no game of theirs says. */
    kills: z.number().int().nullable(),
    colorIdentity: ColorIdentity,
    memberId: Id.optional(),
    deckId: Id.optional(),
  })
  .meta({ id: "StandingsRow" });
export type StandingsRow = z.infer<typeof StandingsRow>;

export const getStandings = defineRoute({
  method: "GET",
  path: "/api/pods/{podId}/standings",
  summary: "Who wins, with what: by player, deck or commander",
  tag: "games",
  access: "pod-member",
  params: podParams,
  query: z.object({ by: z.enum(["player", "deck", "commander"]).default("player"), ...filters }),
  result: z.object({ items: z.array(StandingsRow), nextCursor: z.null() }),
});
