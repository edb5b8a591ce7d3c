import { z } from "zod";
import { defineRoute } from "./define-route.ts";
import { Game, GameSeat, Outcome, WinCondition } from "./games.ts";
import { longestWaitSeconds } from "./longest-wait.ts";
import { Id, line, Time } from "./shapes.ts";

/** Seats at one table. */
export const mostSeats = 10;
/** Events in one call. */
export const mostEventsAtOnce = 500;

const Seat = z.number().int().min(1).max(mostSeats);
const Delta = z
  .number()
  .int()
  .min(-9_999)
  .max(9_999)
  .refine((delta) => delta !== 0, "must not be 0");
const CommanderName = line(200);
/** A place in a game's log, or 0 for before the first. */
const Seq = z.number().int().min(0).max(2_147_483_647);

const common = {
  /** Made by the device; sent again, it is answered with its first `seq`. */
  id: Id,
  /** By the device's clock: told, never trusted for order. */
  at: Time,
};

/**
 * For events that set something: the `seq` up to which the device knew the game. Where somebody else has set the same
 * since, or taken back what was set, the event is refused as stale; so is an end, where somebody else has put its
 * winner out, or back in. Left out, it counts in any case.
 */
const basedOn = { basedOn: Seq.optional() };

export const eliminationCauses = ["life", "commander-damage", "poison", "mill", "effect", "concession", "other"] as const;

/** What can happen at the table, by type. */
export const liveEvents = {
  "life.changed": z.strictObject({ ...common, type: z.literal("life.changed"), seat: Seat, delta: Delta }),
  /** Life falls by as much. */
  "commander-damage.dealt": z.strictObject({
    ...common,
    type: z.literal("commander-damage.dealt"),
    fromSeat: Seat,
    commander: CommanderName,
    seat: Seat,
    amount: Delta,
  }),
  "counter.changed": z.strictObject({ ...common, type: z.literal("counter.changed"), seat: Seat, counter: line(40), delta: Delta }),
  "commander.cast": z.strictObject({ ...common, type: z.literal("commander.cast"), seat: Seat, commander: CommanderName }),
  "designation.moved": z.strictObject({
    ...common,
    ...basedOn,
    type: z.literal("designation.moved"),
    designation: line(40),
    seat: Seat.nullable(),
  }),
  "day-night.changed": z.strictObject({ ...common, ...basedOn, type: z.literal("day-night.changed"), to: z.enum(["day", "night"]) }),
  "turn.passed": z.strictObject({ ...common, ...basedOn, type: z.literal("turn.passed"), toSeat: Seat }),
  "player.eliminated": z.strictObject({
    ...common,
    ...basedOn,
    type: z.literal("player.eliminated"),
    seat: Seat,
    cause: z.enum(eliminationCauses),
    bySeat: Seat.optional(),
  }),
  "player.restored": z.strictObject({ ...common, ...basedOn, type: z.literal("player.restored"), seat: Seat }),
  "chance.drawn": z.strictObject({
    ...common,
    type: z.literal("chance.drawn"),
    what: z.enum(["die", "coin", "first-player"]),
    sides: z.number().int().min(2).max(1_000),
    result: z.number().int().min(1).max(1_000),
    seat: Seat.optional(),
  }),
  "clock.changed": z.strictObject({ ...common, ...basedOn, type: z.literal("clock.changed"), running: z.boolean() }),
  "event.undone": z.strictObject({ ...common, type: z.literal("event.undone"), eventId: Id }),
  "game.finished": z.strictObject({
    ...common,
    ...basedOn,
    type: z.literal("game.finished"),
    outcome: Outcome,
    winnerSeat: Seat.optional(),
    winCondition: WinCondition.optional(),
  }),
} as const;

/** One event as a device sends it. */
export const LiveEvent = z
  .discriminatedUnion("type", [
    liveEvents["life.changed"],
    liveEvents["commander-damage.dealt"],
    liveEvents["counter.changed"],
    liveEvents["commander.cast"],
    liveEvents["designation.moved"],
    liveEvents["day-night.changed"],
    liveEvents["turn.passed"],
    liveEvents["player.eliminated"],
    liveEvents["player.restored"],
    liveEvents["chance.drawn"],
    liveEvents["clock.changed"],
    liveEvents["event.undone"],
    liveEvents["game.finished"],
  ])
  .meta({ id: "LiveEvent" });
export type LiveEvent = z.infer<typeof LiveEvent>;

/** One event as the server keeps it: in the game's order, with who sent it. */
export const KeptEvent = z
  .looseObject({
    id: Id,
    /** From 1, without gaps. */
    seq: z.number().int(),
    type: z.string(),
    at: Time,
    /** When the server got it. */
    receivedAt: Time,
    /** When it happened by the server's clock, as far as the device said how long it waited there. */
    happenedAt: Time,
    /** Null where that account was deleted. */
    by: z.object({ userId: Id.nullable(), name: z.string() }),
  })
  .meta({ id: "KeptEvent", description: "A LiveEvent with its place in the game's log" });
export type KeptEvent = z.infer<typeof KeptEvent>;

/** What a device says at once. */
export const eventsSent = {
  events: z.array(z.unknown()).min(1).max(mostEventsAtOnce),
  /** The device's clock as it sends: with it the server knows how long ago each `at` was. Left out, all happened just now. */
  sentAt: Time.optional(),
};

/** Why one event of several was not taken. */
export const eventRefusals = ["malformed", "unknown-seat", "unknown-commander", "unknown-event", "stale", "game-over", "too-many"] as const;
export type EventRefusal = (typeof eventRefusals)[number];

export const EventsAnswer = z
  .object({
    accepted: z.array(z.object({ id: Id, seq: z.number().int() })),
    rejected: z.array(z.object({ index: z.number().int(), id: z.string().optional(), code: z.enum(eventRefusals), detail: z.string() })),
    /** The highest `seq` of the game. */
    version: z.number().int(),
  })
  .meta({ id: "EventsAnswer" });
export type EventsAnswer = z.infer<typeof EventsAnswer>;

/** What is counted for a seat. */
const SeatCounts = z.object({
  /** What the events, and all that was counted, call this seat: another number where a correction changed the order. */
  tableSeat: z.number().int(),
  life: z.number().int(),
  poison: z.number().int(),
  counters: z.record(z.string(), z.number().int()),
  /** Taken by this seat over the game; `fromSeat` as the events say it, see `tableSeat`. */
  commanderDamage: z.array(z.object({ fromSeat: z.number().int(), commander: z.string(), total: z.number().int() })),
  /** How often each commander was cast. */
  casts: z.record(z.string(), z.number().int()),
  eliminated: z
    .object({ cause: z.enum(eliminationCauses), bySeat: z.number().int().nullable(), turn: z.number().int(), order: z.number().int() })
    .nullable(),
});

/** What a game that is or was counted in the app adds to its record. */
const Counted = z.object({
  /** How it began: a draw of who starts may have changed `startingSeat` since. */
  start: z.object({
    life: z.number().int(),
    seat: z.number().int(),
    /** What each seat of the table brought, in its order, whatever the record was corrected to since. */
    commanders: z.array(z.array(z.string())),
  }),
  startingSeat: z.number().int(),
  /** What the asker is in it: their seats, and whether they may count or only look on. */
  you: z.object({ seats: z.array(z.number().int()), mayCount: z.boolean() }),
  turn: z.number().int(),
  activeSeat: z.number().int(),
  designations: z.record(z.string(), z.number().int().nullable()),
  dayNight: z.enum(["day", "night"]).nullable(),
  clockRunning: z.boolean(),
});

/** One game: its record, and the state of the table where it was counted in the app (else `version` is 0, and nothing is counted). */
export const GameDetail = Game.extend({
  outcome: Outcome.nullable(),
  version: z.number().int(),
  /** Places are null until the game is over. */
  seats: z.array(GameSeat.extend({ place: z.number().int().nullable(), ...SeatCounts.partial().shape })),
  ...Counted.partial().shape,
}).meta({ id: "GameDetail" });
export type GameDetail = z.infer<typeof GameDetail>;

/** A game that can be joined. */
export const LiveGame = z
  .object({
    id: Id,
    podId: Id,
    startedAt: Time,
    version: z.number().int(),
    seats: z.array(GameSeat.omit({ place: true, kills: true })),
    startedBy: z.object({ userId: Id.nullable(), name: z.string() }),
  })
  .meta({ id: "LiveGame" });
export type LiveGame = z.infer<typeof LiveGame>;

const podParams = z.object({ podId: Id });
const gameParams = z.object({ gameId: Id });

/** Rules between fields are checked by the server and answered with 422. */
export const LiveGameInput = z.strictObject({
  id: Id,
  seats: z
    .array(
      z.strictObject({
        memberId: Id,
        deckId: Id.optional(),
        /** Names of one or two commanders, where no deck is named. */
        commanders: z.array(CommanderName).min(1).max(2).optional(),
      }),
    )
    .min(2)
    .max(mostSeats),
  startingSeat: Seat.default(1),
  startingLife: z.number().int().min(1).max(999).default(40),
  /** How long ago it began, where it could not be sent at once. Not when: a device's clock may be hours wrong. */
  secondsAgo: z.number().int().min(0).max(longestWaitSeconds).default(0),
});

export const startLiveGame = defineRoute({
  method: "POST",
  path: "/api/pods/{podId}/live-games",
  summary: "Begin a game that is counted in the app. The same id again returns the same game",
  tag: "live games",
  access: "pod-member",
  status: 201,
  params: podParams,
  body: LiveGameInput,
  result: z.object({ gameId: Id, version: z.number().int() }),
});

export const listLiveGames = defineRoute({
  method: "GET",
  path: "/api/pods/{podId}/live-games",
  summary: "The pod's games that go on now",
  tag: "live games",
  access: "pod-member",
  params: podParams,
  result: z.object({ items: z.array(LiveGame), nextCursor: z.null() }),
});

export const getGame = defineRoute({
  method: "GET",
  path: "/api/games/{gameId}",
  summary: "One game: its record, and the table as it stands where it is counted in the app",
  tag: "games",
  access: "game-member",
  params: gameParams,
  result: GameDetail,
});

export const appendEvents = defineRoute({
  method: "POST",
  path: "/api/games/{gameId}/events",
  summary: `Say what happened, 1–${mostEventsAtOnce} events at once; each is taken or refused by itself, and one sent again keeps its first place`,
  tag: "live games",
  access: "game-member",
  params: gameParams,
  body: z.strictObject(eventsSent),
  result: EventsAnswer,
});

export const putGameAside = defineRoute({
  method: "POST",
  path: "/api/games/{gameId}/put-aside",
  summary: "Put a game aside that is not played on. It counts nowhere; whoever counts on takes it up again",
  tag: "live games",
  access: "game-member",
  params: gameParams,
  result: GameDetail,
});

export const restoreGame = defineRoute({
  method: "POST",
  path: "/api/games/{gameId}/restore",
  summary:
    "Take up again a game that was put aside because nobody counted for hours, or let one count again that was voided (its recorder, or an organiser); any other stays as it is",
  tag: "live games",
  access: "game-member",
  params: gameParams,
  result: GameDetail,
});

export const readEvents = defineRoute({
  method: "GET",
  path: "/api/games/{gameId}/events",
  summary: "All of the game's events after a `seq`",
  tag: "live games",
  access: "game-member",
  params: gameParams,
  query: z.object({ after: z.coerce.number().pipe(Seq).default(0) }),
  result: z.object({ events: z.array(KeptEvent), version: z.number().int() }),
});
