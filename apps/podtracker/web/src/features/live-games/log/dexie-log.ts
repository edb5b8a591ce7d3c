import type { KeptEvent } from "@podtracker/contract";
import type { LiveEvent } from "@podtracker/rules";
import { Dexie, type Table } from "dexie";
import { nextTask } from "../../../app/next-task.ts";
import type { GameLog } from "./game-log.ts";
import type { LocalGame } from "./local-game.ts";

/** One event of a game: `seq` is 0 until the server has told it; `place` is the order in which it was said here. */
interface EventRow {
  gameId: string;
  id: string;
  seq: number;
  place: number;
  event: KeptEvent | LiveEvent;
}

/** In the browser's IndexedDB. @throws where the browser refuses it */
export async function openDexieLog(): Promise<GameLog> {
  const db = new Dexie("live-games") as Dexie & { games: Table<LocalGame, string>; events: Table<EventRow, [string, string]> };
  db.version(1).stores({ games: "id, userId", events: "[gameId+id], gameId" });
  await db.open();
  const eventsOf = (gameId: string) => db.events.where("gameId").equals(gameId);
  let lastPlace = 0;
  /** Later than all before it, also than those of an earlier page. */
  const nextPlace = () => (lastPlace = Math.max(lastPlace + 1, Date.now() * 1000));

  async function forgetGame(gameId: string): Promise<void> {
    await db.transaction("rw", db.games, db.events, async () => {
      await db.games.delete(gameId);
      await eventsOf(gameId).delete();
    });
  }

  return {
    durable: true,
    readGame: async (gameId) => await db.games.get(gameId),
    readGames: async (userId) => await db.games.where("userId").equals(userId).toArray(),
    putGame: async (game) => void (await db.games.put(game)),
    async readEvents(gameId) {
      const rows = await eventsOf(gameId).toArray();
      const kept = rows.filter(({ seq }) => seq > 0).toSorted((a, b) => a.seq - b.seq);
      const said = rows.filter(({ seq }) => seq === 0).toSorted((a, b) => a.place - b.place);
      return { kept: kept.map(({ event }) => event as KeptEvent), said: said.map(({ event }) => event as LiveEvent) };
    },
    async putKept(gameId, events) {
      await db.events.bulkPut(events.map((event) => ({ gameId, id: event.id, seq: event.seq, place: 0, event })));
    },
    async putSaid(gameId, events) {
      const rows = events.map((event) => ({ gameId, id: event.id, seq: 0, place: nextPlace(), event }));
      // To begin a transaction costs the tap that waits to be painted more than all else it does.
      await nextTask();
      await db.transaction("rw", db.events, async () => {
        // What came back from the server before it was written here stays as the server has it.
        const known = await db.events.bulkGet(rows.map(({ id }): [string, string] => [gameId, id]));
        await db.events.bulkPut(rows.filter((_, index) => !known[index]));
      });
    },
    async dropSaid(gameId, ids) {
      await eventsOf(gameId)
        .and(({ seq, id }) => seq === 0 && ids.includes(id))
        .delete();
    },
    forgetGame,
    async forgetOthers(userId) {
      const others = await db.games.filter((game) => game.userId !== userId).primaryKeys();
      for (const gameId of others) await forgetGame(gameId);
    },
  };
}
