import type { EventsAnswer, KeptEvent } from "@podtracker/contract";
import type { LiveEvent } from "@podtracker/rules";
import { isFinal } from "../../../app/is-final.ts";
import type { LocalGame } from "./local-game.ts";
import { type Table, unsent } from "./table.ts";

/** The server as a game needs it; each throws `ApiError`. */
export interface GameServer {
  read(gameId: string): Promise<LocalGame>;
  start(game: LocalGame): Promise<void>;
  send(gameId: string, events: readonly LiveEvent[]): Promise<EventsAnswer>;
  readAfter(gameId: string, seq: number): Promise<{ events: KeptEvent[]; version: number }>;
}

/** The game at this device, which may change at any moment. */
export interface Desk {
  table(): Table;
  begun(): void;
  settle(answer: EventsAnswer): void;
  keep(events: readonly KeptEvent[], version: number): void;
  /** The server has decided that nothing of this game is taken from here. */
  refuse(reason: string): void;
}

/** In one call: several go out quicker than one large one comes back. */
const mostAtOnce = 200;

/**
 * Brings to the server what waits at a desk, in the order in which it was said. It may be interrupted anywhere and begun
 * again: ids tell the server what it has.
 *
 * @returns whether all is told; false where it is worth another try later
 */
export async function deliver(desk: Desk, server: GameServer): Promise<boolean> {
  try {
    const { game } = desk.table();
    if (game.refusal) return true;
    if (game.unsentStart) {
      await server.start(game);
      desk.begun();
    }
    for (let events = unsent(desk.table()); events.length > 0; events = unsent(desk.table()))
      desk.settle(await server.send(game.id, events.slice(0, mostAtOnce)));
    return true;
  } catch (error) {
    if (!isFinal(error)) return false;
    desk.refuse(error.message);
    return true;
  }
}

/** Fetches what came after the last that is known here. */
export async function catchUp(desk: Desk, server: GameServer): Promise<void> {
  const { game, kept } = desk.table();
  const { events, version } = await server.readAfter(game.id, kept.length);
  desk.keep(events, version);
}
