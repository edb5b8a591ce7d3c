import { Pool } from "pg";
import { createPrisma } from "../platform/database/create-prisma.ts";
import type { AppLogger } from "../platform/logging/create-logger.ts";

const connections = 15;

/** The application's own connections; TATWATS has others. */
export function openDatabase(url: string, log: AppLogger) {
  const pool = new Pool({ connectionString: url, max: connections });
  pool.on("error", (error) => log.warn({ error }, "an idle connection to the database broke"));
  return { pool, prisma: createPrisma(pool) };
}
