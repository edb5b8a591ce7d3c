import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { ApiError, createApi, type EventRefusal, type GameDetail, type KeptEvent } from "@podtracker/contract";
import { foldEvents, type LiveEvent, liveEventsOf } from "@podtracker/rules";
import type { LocalGame } from "../../../web/src/features/live-games/log/local-game.ts";
import type { Person } from "../person.ts";
import type { Device } from "./device.ts";
import type { Ledger } from "./ledger.ts";

interface Played {
  ledger: Ledger;
  devices: readonly Device[];
  game: LocalGame;
  /** Somebody who may read the game. */
  reader: Person;
  urls: readonly string[];
}

interface Truth {
  events: KeptEvent[];
  detail: GameDetail;
}

/** Holds the ledger, the server's log and what every page shows against each other. @returns a sentence for each that does not fit */
export async function findFaults({ ledger, devices, game, reader, urls }: Played): Promise<string[]> {
  const api = createApi(urls[0], () => async (input, init) => await fetch(input, { ...init, headers: { cookie: reader.cookie() } }));
  const params = { gameId: game.id };
  // Another table may have its server killed in this moment.
  const truth = await patiently(async (): Promise<Truth> => ({
    events: (await api.readEvents({ params })).events,
    detail: await api.getGame({ params }),
  }));
  return [...logFaults(ledger, truth), ...refusalFaults(ledger, truth), ...deviceFaults(devices, game, truth), ...stateFaults(game, truth)];
}

async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 0 || tries > 200) throw error;
      await sleep(200);
    }
  }
}

/** Every tap is in the log once, or was refused and its device was told; nothing else is in it. */
function logFaults({ said, refused }: Ledger, { events }: Truth): string[] {
  const places = new Map<string, number>();
  for (const { id } of events) places.set(id, (places.get(id) ?? 0) + 1);
  return [
    ...events.flatMap(({ seq }, index) => (seq === index + 1 ? [] : [`The log has ${seq} at place ${index + 1}.`])),
    ...[...places].flatMap(([id, times]) => (times > 1 ? [`${id} is in the log ${times} times.`] : [])),
    ...events.flatMap(({ id, by }) =>
      said.get(id)?.userId === by.userId ? [] : [`${id} in the log was said by nobody, or by somebody else.`],
    ),
    ...[...said].flatMap(([id, { event }]) => {
      if (places.has(id) !== refused.has(id)) return [];
      return [`${event.type} ${id} is ${places.has(id) ? "kept and was called refused" : "lost: neither kept nor refused"}.`];
    }),
  ];
}

/** Nothing is refused without a reason that the log shows. */
function refusalFaults({ said, refused }: Ledger, { events }: Truth): string[] {
  const kept = new Map(events.map((event) => [event.id, event]));
  const hasReason: Partial<Record<EventRefusal, (event: LiveEvent, userId: string) => boolean>> = {
    "game-over": () => events.some(({ type }) => type === "game.finished"),
    "unknown-event": (event) => event.type === "event.undone" && !kept.has(event.eventId) && refused.has(event.eventId),
    stale: (event, userId) =>
      events.some((other) => other.seq > basedOnOf(event) && other.by.userId !== userId && setsTheSame(event, setBy(other, kept))),
  };
  return [...refused].flatMap(([id, code]) => {
    const { event, userId } = said.get(id)!;
    return hasReason[code]?.(event, userId) ? [] : [`${event.type} ${id} was refused as ${code}, and nothing shows why.`];
  });
}

function basedOnOf(event: LiveEvent): number {
  return (event as { basedOn?: number }).basedOn ?? Number.POSITIVE_INFINITY;
}

const ofPlayers: readonly string[] = ["player.eliminated", "player.restored"] satisfies LiveEvent["type"][];

/** Who takes something back sets what that set. */
function setBy(event: KeptEvent, kept: ReadonlyMap<string, KeptEvent>): KeptEvent {
  const undone = event.type === "event.undone" ? kept.get(String(event["eventId"])) : undefined;
  return undone ? setBy(undone, kept) : event;
}

function setsTheSame(one: LiveEvent, { type, ...other }: KeptEvent): boolean {
  if (ofPlayers.includes(one.type)) return ofPlayers.includes(type) && "seat" in one && one.seat === other["seat"];
  if (one.type === "game.finished" && ofPlayers.includes(type)) return one.winnerSeat === other["seat"];
  if (one.type === "designation.moved") return type === one.type && one.designation === other["designation"];
  return one.type === type;
}

/** All pages have the same log and show the same game. */
function deviceFaults(devices: readonly Device[], game: LocalGame, { events }: Truth): string[] {
  const state = foldEvents(game.start, liveEventsOf(events));
  return devices.flatMap(({ pages }, index) =>
    pages.flatMap((page, tab) => {
      const table = page.tables.table(game.id)!;
      const who = `Device ${index + 1}, tab ${tab + 1}`;
      const ids = (all: readonly KeptEvent[]) => all.map(({ id, seq }) => `${seq} ${id}`);
      return [
        ...(table.said.length > 0 ? [`${who} still waits for ${table.said.length} events.`] : []),
        ...(isDeepStrictEqual(ids(table.kept), ids(events)) ? [] : [`${who} has another log: ${table.kept.length} of ${events.length}.`]),
        ...(isDeepStrictEqual(table.state, state) ? [] : [`${who} shows another game.`]),
        ...(table.game.refusal === null ? [] : [`${who} was refused as a whole: ${table.game.refusal}`]),
        ...(table.game.status === "finished" ? [] : [`${who} thinks the game is ${table.game.status}.`]),
      ];
    }),
  );
}

/** The server's own state and the record are what its log makes; it ended once. */
function stateFaults(game: LocalGame, { events, detail }: Truth): string[] {
  const { seats, turn, finished } = foldEvents(game.start, liveEventsOf(events));
  const ends = events.filter(({ type }) => type === "game.finished").length;
  return [
    ...(ends === 1 && events.at(-1)?.type === "game.finished" ? [] : [`The log has ${ends} ends.`]),
    ...(detail.status === "finished" && detail.outcome === finished?.outcome
      ? []
      : [`The record says ${detail.status}, ${detail.outcome}.`]),
    ...(detail.turn === turn ? [] : [`The record has ${detail.turn} rounds rather than ${turn}.`]),
    ...seats.flatMap(({ seat, life }, index) =>
      detail.seats[index]?.life === life ? [] : [`The record has another life for seat ${seat}.`],
    ),
  ];
}
