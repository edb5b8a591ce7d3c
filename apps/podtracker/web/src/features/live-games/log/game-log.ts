import type { KeptEvent } from "@podtracker/contract";
import type { LiveEvent } from "@podtracker/rules";
import type { LocalGame } from "./local-game.ts";

/** What is known of a game's events on this device. */
export interface LoggedEvents {
  kept: KeptEvent[];
  /** Said here and not yet heard of from the server, in the order in which it was said. */
  said: LiveEvent[];
}

/** Where a device writes down its games, so that they outlive the page. Everything may be written twice. */
export interface GameLog {
  /** Whether it outlives the page. */
  readonly durable: boolean;
  readGame(gameId: string): Promise<LocalGame | undefined>;
  /** All of somebody's, in no order. */
  readGames(userId: string): Promise<LocalGame[]>;
  putGame(game: LocalGame): Promise<void>;
  readEvents(gameId: string): Promise<LoggedEvents>;
  putKept(gameId: string, events: readonly KeptEvent[]): Promise<void>;
  putSaid(gameId: string, events: readonly LiveEvent[]): Promise<void>;
  /** Of what was said: what the server refused. */
  dropSaid(gameId: string, ids: readonly string[]): Promise<void>;
  forgetGame(gameId: string): Promise<void>;
  /** Nothing of anybody else's stays. */
  forgetOthers(userId: string | null): Promise<void>;
}

/** Lives as long as the page: where the browser keeps nothing, and in tests. */
export function memoryLog(durable = false): GameLog {
  const games = new Map<string, LocalGame>();
  const events = new Map<string, { kept: Map<string, KeptEvent>; said: Map<string, LiveEvent> }>();
  const of = (gameId: string) => {
    const known = events.get(gameId) ?? { kept: new Map<string, KeptEvent>(), said: new Map<string, LiveEvent>() };
    events.set(gameId, known);
    return known;
  };
  const log: GameLog = {
    durable,
    readGame: async (gameId) => games.get(gameId),
    readGames: async (userId) => [...games.values()].filter((game) => game.userId === userId),
    putGame: async (game) => void games.set(game.id, game),
    readEvents: async (gameId) => {
      const { kept, said } = of(gameId);
      return { kept: [...kept.values()].toSorted((a, b) => a.seq - b.seq), said: [...said.values()].filter(({ id }) => !kept.has(id)) };
    },
    putKept: async (gameId, more) => {
      for (const event of more) of(gameId).kept.set(event.id, event);
    },
    putSaid: async (gameId, more) => {
      for (const event of more) of(gameId).said.set(event.id, event);
    },
    dropSaid: async (gameId, ids) => {
      for (const id of ids) of(gameId).said.delete(id);
    },
    forgetGame: async (gameId) => {
      games.delete(gameId);
      events.delete(gameId);
    },
    forgetOthers: async (userId) => {
      for (const game of games.values()) if (game.userId !== userId) await log.forgetGame(game.id);
    },
  };
  return log;
}
