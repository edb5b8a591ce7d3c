import { Pool } from "pg";
import { fromPgPool } from "tatwats";
import { createPrisma } from "../platform/database/create-prisma.ts";
import type { AppLogger } from "../platform/logging/create-logger.ts";

const connections = 15;

/** The application's own connections; TATWATS has others. */
export function openDatabase(url: string, log: AppLogger) {
  const pool = new Pool({ connectionString: url, max: connections });
  pool.on("error", (error) => log.warn({ error }, "an idle connection to the database broke"));
  // One that is in use says so itself, and whoever uses it finds out by its next query; unheard, the event would end the process.
  pool.on("connect", (client) => client.on("error", (error) => log.warn({ error }, "a connection to the database broke")));
  return { pool, prisma: createPrisma(pool), database: fromPgPool(pool) };
}
