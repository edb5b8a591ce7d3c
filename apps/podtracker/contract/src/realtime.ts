import { z } from "zod";
import { ChatMessage } from "./chat.ts";
import { Game } from "./games.ts";
import { type EventsAnswer, KeptEvent, eventsSent } from "./live-games.ts";
import { Notification } from "./notifications.ts";
import { Id } from "./shapes.ts";

/** What a socket may listen to: `pod:<id>`, `game:<id>`, or `me` for the signed-in person's own. */
export const Topic = z.union([z.literal("me"), z.templateLiteral(["pod:", z.uuid()]), z.templateLiteral(["game:", z.uuid()])]);
export type Topic = z.infer<typeof Topic>;

/** Client to server; each is answered with an `Acknowledgement`. */
export const clientEvents = {
  subscribe: z.strictObject({ topic: Topic }),
  unsubscribe: z.strictObject({ topic: Topic }),
  "chat:typing": z.strictObject({ podId: Id }),
  /** Answered as the HTTP call is, or with why nothing was looked at. */
  "game:events": z.strictObject({ gameId: Id, ...eventsSent }),
} as const;
export type ClientEvent = keyof typeof clientEvents;
export type ClientEventPayload<Event extends ClientEvent> = z.infer<(typeof clientEvents)[Event]>;

type Refused = { ok: false; code: string };
export type Acknowledgement = { ok: true } | Refused;
/** What a client's event is answered with. */
export type AnswerTo<Event extends ClientEvent> = Event extends "game:events" ? EventsAnswer | Refused : Acknowledgement;

/** Server to client. The socket makes it fast; HTTP is the truth, so a client that was away refetches. */
export const serverEvents = {
  "chat:message": ChatMessage,
  /** Edited, deleted or reacted to. */
  "chat:changed": ChatMessage,
  "chat:typing": z.object({ podId: Id, userId: Id, name: z.string() }),
  /** To my own topic: I read a chat, perhaps on another device. */
  "chat:read": z.object({ podId: Id, unread: z.number().int(), readUpTo: Id.nullable() }),
  /** Also to the person's own topic, when they are put out of the pod. */
  "pod:changed": z.object({ podId: Id }),
  /** Those of the pod who have it open, or have it no longer. Who subscribes is told all that are there. */
  "pod:presence": z.object({ podId: Id, userIds: z.array(Id), online: z.boolean() }),
  /** A game as it now stands: recorded just now, corrected, voided or restored. */
  "game:recorded": Game,
  /** To those who listen to the game: what was taken, in its order. Who misses a `seq` asks for what comes after the last it has. */
  "game:events": z.object({ gameId: Id, events: z.array(KeptEvent), version: z.number().int() }),
  /** To those who listen to the game: it was put aside, or taken up again, without an event. */
  "game:changed": z.object({ gameId: Id }),
  /** To the person's own topic, `me`. */
  notification: Notification,
  "session:ended": z.object({}),
} as const;
export type ServerEvent = keyof typeof serverEvents;
export type ServerEventPayload<Event extends ServerEvent> = z.infer<(typeof serverEvents)[Event]>;
