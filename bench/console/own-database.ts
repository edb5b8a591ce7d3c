import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startLocalPostgres } from "@tatwats/local-postgres";
import { onDatabase } from "../harness/effects.ts";
import { onExit } from "../harness/on-exit.ts";
import { seedDatabase, type SeedSize } from "./seed-database.ts";

/** Of this bench, ignored by git. */
export const folder = join(import.meta.dirname, "../.data/console");

export interface SeededDatabase {
  /** With the password in it: never printed. */
  url: string;
  keyFolder: string;
  version: string;
  stop(): Promise<void>;
}

/**
 * The seeded database in a PostgreSQL of the bench's own; what was made there before is used again,
 * unless `fresh`. A seed that was broken off has another name, so that it is never taken for a whole one.
 */
export async function openOwnDatabase(size: SeedSize, fresh: boolean, say: (line: string) => void): Promise<SeededDatabase> {
  mkdirSync(folder, { recursive: true });
  const keyFolder = join(folder, "keys");
  const settings = { shared_buffers: "512MB", max_wal_size: "4GB" };
  const postgres = await startLocalPostgres({ folder: join(folder, "postgres"), database: "bench", settings });
  // One that was there already belongs to whoever holds it.
  const stop = postgres.adopted ? async () => {} : postgres.stop;
  const forget = postgres.adopted ? () => {} : onExit(() => process.kill(postgres.pid, "SIGINT"));
  const urlOf = (database: string) => Object.assign(new URL(postgres.url), { pathname: `/${database}` }).href;
  const version = await onDatabase(postgres.url, async (client) => {
    const { rows } = await client.query<{ version: string; seeded: boolean }>(
      "select current_setting('server_version') as version, exists (select from pg_database where datname = 'console') as seeded",
    );
    const { version: ofServer, seeded } = rows[0]!;
    if (seeded && !fresh) return ofServer;
    for (const database of ["console", "console_in_making"]) await client.query(`drop database if exists ${database} with (force)`);
    await client.query("create database console_in_making");
    await seedDatabase(urlOf("console_in_making"), size, keyFolder, say);
    await client.query("alter database console_in_making rename to console");
    return ofServer;
  });
  // With a password in it: kept, not shown.
  writeFileSync(join(folder, "url"), urlOf("console"), { mode: 0o600 });
  return {
    url: urlOf("console"),
    keyFolder,
    version,
    async stop() {
      await stop();
      forget();
    },
  };
}
