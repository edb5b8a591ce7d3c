import type { Database } from "./database.ts";

/** The part of a Prisma client, or of its interactive transaction, that is used; no import of Prisma. */
export interface PrismaLike {
  $queryRawUnsafe<Result>(text: string, ...values: unknown[]): PromiseLike<Result>;
}

/** Prisma's transaction client, so that what is sent commits with what the application writes. */
export function fromPrisma(client: PrismaLike): Database {
  return {
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      const rows = await client.$queryRawUnsafe<Row[]>(text, ...values);
      return { rows: Array.isArray(rows) ? rows : [] };
    },
  };
}
