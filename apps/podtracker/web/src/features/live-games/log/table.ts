import type { EventsAnswer, KeptEvent } from "@podtracker/contract";
import { extendFold, type Fold, foldOf, type LiveEvent, liveEventsOf, type LiveState } from "@podtracker/rules";
import type { LocalGame } from "./local-game.ts";

/**
 * A game as one phone knows it: what the server keeps, in its order and without gaps, and after it what was said here
 * and is not yet among that.
 */
export interface Table {
  readonly game: LocalGame;
  /** From seq 1 on: the length is the highest seq known. */
  readonly kept: readonly KeptEvent[];
  /** In the order in which it was said. */
  readonly said: readonly LiveEvent[];
  /** Ids of what was said and the server has answered for: it only has to be heard of. */
  readonly answered: ReadonlySet<string>;
  /** The highest seq that the server has told of. */
  readonly version: number;
  /** By how much the server's clock is ahead of this device's, as far as it was heard; in milliseconds. */
  readonly skewMs: number;
  /** Of what is kept. */
  readonly fold: Fold;
  /** Of all. */
  readonly shown: Fold;
  /** Its state: what the screen shows. What an event does not touch is the same object as before it. */
  readonly state: LiveState;
}

export function tableOf(game: LocalGame, kept: readonly KeptEvent[] = [], said: readonly LiveEvent[] = []): Table {
  const { gapless, rest } = inOrder([], kept);
  const fold = foldOf(game.start, liveEventsOf(gapless));
  const version = Math.max(gapless.length, ...rest.map(({ seq }) => seq));
  const waiting = without(said, gapless);
  return showing({ game, kept: gapless, said: waiting, answered: new Set(), version, skewMs: 0, fold }, extendFold(fold, waiting));
}

/** Something happened here. */
export function say(table: Table, events: readonly LiveEvent[]): Table {
  return showing({ ...table, said: [...table.said, ...events] }, extendFold(table.shown, events));
}

/**
 * The server has told of events, in any order and any of them again. Those beyond a gap are left out, and `isBehind` says
 * so: what lies between has to be asked for.
 */
export function keep(table: Table, events: readonly KeptEvent[], version = 0): Table {
  const { gapless, rest } = inOrder(table.kept, events);
  const fresh = gapless.slice(table.kept.length);
  const newest = Math.max(table.version, version, gapless.length, ...rest.map(({ seq }) => seq));
  if (fresh.length === 0 && newest === table.version) return table;
  const fold = extendFold(table.fold, liveEventsOf(fresh));
  const said = without(table.said, fresh);
  // What was said here came back in its order, as it nearly always does: the same events, so the same game.
  const isKnown = fresh.length + said.length === table.said.length && fresh.every(({ id }, index) => id === table.said[index]!.id);
  return showing({ ...table, kept: gapless, said, version: newest, fold }, isKnown ? table.shown : extendFold(fold, said));
}

/** The server has answered for what was sent: what it refused happened nowhere. */
export function settle(table: Table, { accepted, rejected, version }: EventsAnswer): Table {
  const refused = new Set(rejected.flatMap(({ id }) => id ?? []));
  const said = table.said.filter(({ id }) => !refused.has(id));
  const answered = new Set([...table.answered, ...accepted.map(({ id }) => id)].filter((id) => said.some((event) => event.id === id)));
  const shown = refused.size > 0 ? extendFold(table.fold, said) : table.shown;
  return showing({ ...table, said, answered, version: Math.max(table.version, version) }, shown);
}

/** Whether the server has more than was heard of. */
export function isBehind({ version, kept }: Table): boolean {
  return version > kept.length;
}

/** What still has to be sent. */
export function unsent({ said, answered }: Table): LiveEvent[] {
  return said.filter(({ id }) => !answered.has(id));
}

/** All events in the order in which this phone counts them. */
export function allEvents({ kept, said }: Table): LiveEvent[] {
  return [...liveEventsOf(kept), ...said];
}

function showing(table: Omit<Table, "shown" | "state">, shown: Fold): Table {
  return { ...table, shown, state: shown.state };
}

function without(said: readonly LiveEvent[], kept: readonly KeptEvent[]): readonly LiveEvent[] {
  if (said.length === 0) return said;
  const ids = new Set(kept.map(({ id }) => id));
  return said.filter(({ id }) => !ids.has(id));
}

function inOrder(kept: readonly KeptEvent[], events: readonly KeptEvent[]): { gapless: readonly KeptEvent[]; rest: readonly KeptEvent[] } {
  const later = new Map(events.filter(({ seq }) => seq > kept.length).map((event) => [event.seq, event]));
  const gapless = [...kept];
  for (let next = later.get(gapless.length + 1); next; next = later.get(gapless.length + 1)) {
    later.delete(next.seq);
    gapless.push(next);
  }
  return { gapless, rest: [...later.values()] };
}
