import { PrismaPg } from "@prisma/adapter-pg";
import type { Pool } from "pg";
import { PrismaClient } from "../../generated/client.ts";

/** Prisma on a node-postgres pool of ours. */
export function createPrisma(pool: Pool): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false, statementNameGenerator: createStatementNames() }) });
}

/** Lists of changing length make ever new texts; each prepared one costs memory on every connection. */
const mostPrepared = 500;

/**
 * A name for each text of a query, by which PostgreSQL keeps it parsed and planned: a third of what a small
 * query costs. What comes after the first some hundred texts goes without.
 */
function createStatementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= mostPrepared) return "";
    const name = `prisma_${names.size}`;
    names.set(sql, name);
    return name;
  };
}
