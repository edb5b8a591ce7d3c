import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type LocalPostgres, LocalPostgresError, startLocalPostgres } from "@tatwats/local-postgres";
import { holdDataFolder } from "./hold-data-folder.ts";

const lookEveryMs = 500;

const settings = { shared_buffers: "128MB", max_connections: "120", synchronous_commit: "on", log_min_messages: "warning" };

/** The embedded PostgreSQL of a data folder, kept alive. */
export interface KeptPostgres {
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts the data folder's PostgreSQL, or adopts one that outlived a killed start, and starts it
 * again on the same port whenever it is gone. Those connected to it reconnect by themselves.
 *
 * @throws LocalPostgresError when another start is using the folder
 */
export async function keepPostgres(dataDir: string, say: (line: string) => void): Promise<KeptPostgres> {
  const start = async (port?: number) =>
    await startLocalPostgres({ folder: join(dataDir, "postgres"), database: "podtracker", settings, ...(port ? { port } : {}) });
  let postgres: LocalPostgres = await start();
  const hold = await holdDataFolder(postgres.url);
  // Its server is the other start's, and goes on.
  if (!hold) throw new LocalPostgresError(`Another start is using the data folder ${dataDir}. End it, or set DATA_DIR to another folder.`);
  let stopping = false;

  async function watch(): Promise<void> {
    while (!stopping) {
      await sleep(lookEveryMs);
      if (stopping || postgres.isAlive()) continue;
      say("PostgreSQL ended by itself; starting it again.");
      try {
        postgres = await start(postgres.port);
      } catch (error) {
        say(`PostgreSQL could not be started: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  const watching = watch();
  return {
    url: postgres.url,
    async stop() {
      stopping = true;
      await watching;
      await hold.release();
      await postgres.stop();
    },
  };
}
