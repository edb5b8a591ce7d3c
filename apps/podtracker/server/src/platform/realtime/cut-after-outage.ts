import type { Pool, PoolClient } from "pg";
import type { Server } from "socket.io";

const againAfterMs = 500;
/**
 * By the first the adapter listens again as a rule: it tries after 1 to 3 s, and once more when the
 * database was not yet back. By the second also where recovery, or the machine, was slow.
 */
const adapterIsBackAfterMs = [6_000, 18_000];

/**
 * Announcements pass between processes through PostgreSQL, and those made while it is away are lost
 * without a word to anybody's socket. So when it is back, the connections are cut: clients connect
 * again by themselves, and on connecting they fetch what they may have missed.
 */
export function cutAfterOutage(io: Server, pool: Pool): { stop(): void } {
  let stopped = false;
  let held: PoolClient | undefined;
  let timer: NodeJS.Timeout | undefined;
  let cuts: NodeJS.Timeout[] = [];

  async function watch(afterOutage: boolean): Promise<void> {
    try {
      const client = await pool.connect();
      if (stopped) return client.release();
      held = client;
      client.once("end", () => again());
      if (afterOutage) cuts = adapterIsBackAfterMs.map((ms) => setTimeout(cut, ms));
    } catch {
      again();
    }
  }

  function again(): void {
    held = undefined;
    clearTimeout(timer);
    for (const each of cuts) clearTimeout(each);
    if (!stopped) timer = setTimeout(() => void watch(true), againAfterMs);
  }

  function cut(): void {
    for (const socket of io.of("/").sockets.values()) socket.conn.close();
  }

  void watch(false);
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      for (const each of cuts) clearTimeout(each);
      held?.release();
    },
  };
}
