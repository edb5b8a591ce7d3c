import type { Database } from "tatwats";
import type { Prisma } from "../../generated/client.ts";

/**
 * The rows of a statement put together with `Prisma.sql`, past Prisma's own engine: for what is read at
 * every turn, as that engine costs more than the reading.
 */
export async function ask<Row extends object>(db: Database, { text, values }: Prisma.Sql): Promise<Row[]> {
  return (await db.query<Row>(text, values)).rows;
}
