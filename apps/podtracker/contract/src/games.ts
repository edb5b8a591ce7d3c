import { z } from "zod";
import { defineRoute } from "./define-route.ts";
import { ColorIdentity, Id, line, listOf, Page, prose, Time } from "./shapes.ts";
import { winConditions } from "./win-conditions.ts";

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
