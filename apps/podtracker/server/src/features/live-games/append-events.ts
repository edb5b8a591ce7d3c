import type { EventRefusal, EventsAnswer, Game, KeptEvent } from "@podtracker/contract";
import type { Database } from "tatwats";
import { findGameMembership } from "../../platform/auth/membership.ts";
import type { SessionUser } from "../../platform/auth/session.ts";
import { AppError } from "../../platform/errors.ts";
import type { SqlHandler } from "../../platform/http/route-handlers.ts";
import type { Services } from "../../platform/services.ts";
import { finishLiveGame } from "./finish-live-game.ts";
import type { AppendGroup } from "./group-appends.ts";
import { keepOne } from "./keep-events.ts";
import { readLiveStart } from "./live-start.ts";
import { type ParsedEvent, parseEvents } from "./parse-events.ts";

export interface Appending {
  gameId: string;
  events: readonly unknown[];
  user: SessionUser;
  /** The device's clock as it sent them, an ISO time. */
  sentAt?: string | undefined;
  now: Date;
  address: string;
}

/** What was taken, and what to tell the sockets of it after the commit. */
export interface Appended {
  answer: EventsAnswer;
  fresh: KeptEvent[];
  /** The record, where the game is over by this. */
  finished: Game | null;
  /** The pod, where the game lay aside and was taken up again by this. */
  takenUpIn: string | null;
}

/** Takes what happened at a table, over HTTP. */
export const appendEvents: SqlHandler<"appendEvents"> = {
  async inSql({ sql, services, params: { gameId }, body, user, now, address, announce }) {
    const { events, sentAt } = body;
    const appended = await appendToGame(sql, services, { events, sentAt, gameId, user, now, address });
    tellOthers(announce, gameId, appended);
    return appended.answer;
  },
};

/** The same for a socket: in one statement with others' where nothing ends, in a transaction of its own where the game does. */
export async function appendFromSocket(services: Services, group: AppendGroup, appending: Appending): Promise<EventsAnswer> {
  const { database, announcer } = services;
  const appended = mayFinish(appending.events)
    ? await database.transaction(async (db) => await appendToGame(db, services, appending))
    : await appendToGame(database, services, appending, async (keeping) => await group.keep(keeping));
  tellOthers(announcer.announce, appending.gameId, appended);
  return appended.answer;
}

function tellOthers(announce: Services["announcer"]["announce"], gameId: string, { answer, fresh, finished, takenUpIn }: Appended): void {
  if (fresh.length > 0) announce(`game:${gameId}`, "game:events", { gameId, events: fresh, version: answer.version });
  if (takenUpIn) announce(`pod:${takenUpIn}`, "pod:changed", { podId: takenUpIn });
  if (finished) announce(`pod:${finished.podId}`, "game:recorded", finished);
}

function mayFinish(events: readonly unknown[]): boolean {
  return events.some((event) => typeof event === "object" && event !== null && "type" in event && event.type === "game.finished");
}

async function appendToGame(
  db: Database,
  services: Services,
  appending: Appending,
  keep: AppendGroup["keep"] = async (keeping) => await keepOne(db, keeping),
): Promise<Appended> {
  const { gameId, events, user, now } = appending;
  const start = await readLiveStart(db, gameId);
  if (!start) {
    const member = await findGameMembership(db, user.id, gameId);
    if (!member) throw new AppError("not-found", refusals["not-found"]);
    throw new AppError("rule-broken", "This game is not counted in the app.");
  }
  const { parsed, rejected } = parseEvents(start, events, appending);
  const keeping = { gameId, userId: user.id, sessionId: user.sessionId, now, events: parsed };
  const { refusal, accepted, rejected: refused, version, takenUpIn } = await keep(keeping);
  if (refusal) throw new AppError(refusal, refusals[refusal]);
  const byIndex = new Map(parsed.map((event) => [event.index, event]));
  const fresh = accepted.filter((each) => each.fresh).map(({ index, seq }) => keptEvent(byIndex.get(index)!, seq, appending));
  const answer: EventsAnswer = {
    accepted: accepted.map(({ id, seq }) => ({ id, seq })),
    rejected: [...rejected, ...refused.map((each) => ({ ...each, detail: details[each.code] }))].toSorted((a, b) => a.index - b.index),
    version,
  };
  const end = fresh.find(({ type }) => type === "game.finished");
  return { answer, fresh, finished: end ? await finishLiveGame(db, services, { start, ...appending }) : null, takenUpIn };
}

const refusals = {
  "not-found": "There is no such game, or it is not of your pod.",
  "not-signed-in": "Sign in first.",
  "not-allowed": "You look on: those who sit at the table count, whoever began the game, and the pod's organisers.",
  "pod-archived": "This pod was put aside, so nothing is written in it. An owner can take it up again.",
} as const;

const details: Record<EventRefusal, string> = {
  malformed: "This is no event.",
  "unknown-seat": "There is no such seat at this table.",
  "unknown-commander": "The seat did not bring this commander.",
  "unknown-event": "The game has no such event.",
  stale: "Somebody else has set this since.",
  "game-over": "The game is over.",
  "too-many": "The game has as many events as one can have.",
};

function keptEvent({ id, at, happenedAt, type, facts }: ParsedEvent, seq: number, { user, now }: Appending): KeptEvent {
  return { ...facts, id, seq, type, at, receivedAt: now.toISOString(), happenedAt, by: { userId: user.id, name: user.name } };
}
