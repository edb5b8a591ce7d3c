import type { EventsAnswer, KeptEvent } from "@podtracker/contract";
import { extendFold, type Fold, foldOf, type LiveEvent, type LiveState } from "@podtracker/rules";
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
  /** Of all: what the screen shows. */
  readonly state: LiveState;
}

export function tableOf(game: LocalGame, kept: readonly KeptEvent[] = [], said: readonly LiveEvent[] = []): Table {
  const { gapless, rest } = inOrder([], kept);
  const fold = foldOf(game.start, gapless as unknown as LiveEvent[]);
  const version = Math.max(gapless.length, ...rest.map(({ seq }) => seq));
  return shown({ game, kept: gapless, said: without(said, gapless), answered: new Set(), version, skewMs: 0, fold });
}

/** Something happened here. */
export function say(table: Table, events: readonly LiveEvent[]): Table {
  return shown({ ...table, said: [...table.said, ...events] });
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
  const fold = fresh.length > 0 ? extendFold(table.fold, fresh as unknown as LiveEvent[]) : table.fold;
  return shown({ ...table, kept: gapless, said: without(table.said, fresh), version: newest, fold });
}

/** The server has answered for what was sent: what it refused happened nowhere. */
export function settle(table: Table, { accepted, rejected, version }: EventsAnswer): Table {
  const refused = new Set(rejected.flatMap(({ id }) => id ?? []));
  const said = table.said.filter(({ id }) => !refused.has(id));
  const answered = new Set([...table.answered, ...accepted.map(({ id }) => id)].filter((id) => said.some((event) => event.id === id)));
  return shown({ ...table, said, answered, version: Math.max(table.version, version) });
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
  return [...(kept as unknown as LiveEvent[]), ...said];
}

function shown(table: Omit<Table, "state">): Table {
  return { ...table, state: extendFold(table.fold, table.said).state };
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
