import { Pool } from "pg";
import { fromPgPool } from "tatwats";
import { createPrisma } from "../platform/database/create-prisma.ts";
import type { AppLogger } from "../platform/logging/create-logger.ts";

const connections = 15;

/**
 * Who waits for another's lock, for a free connection or for a statement is told after a while that it cannot be done
 * just now: one who holds a row must not hold up everybody, and a request is not waited for for ever.
 */
const patience = { lock_timeout: 5_000, statement_timeout: 20_000, connectionTimeoutMillis: 10_000 };

/** The application's own connections; TATWATS has others. */
export function openDatabase(url: string, log: AppLogger) {
  const pool = new Pool({ connectionString: url, max: connections, ...patience });
  pool.on("error", (error) => log.warn({ error }, "an idle connection to the database broke"));
  // One that is in use says so itself, and whoever uses it finds out by its next query; unheard, the event would end the process.
  pool.on("connect", (client) => client.on("error", (error) => log.warn({ error }, "a connection to the database broke")));
  return { pool, prisma: createPrisma(pool), database: fromPgPool(pool) };
}
