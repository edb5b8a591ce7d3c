import type { ClientBase, Pool } from "pg";
import type { Database, TransactionalDatabase } from "./database.ts";

/** A node-postgres client inside a transaction of the application's, as TATWATS takes it. */
export function fromPgClient(client: ClientBase): Database {
  return {
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      const { rows } = await client.query(text, [...values]);
      return { rows: rows as Row[] };
    },
  };
}

/** A node-postgres pool. */
export function fromPgPool(pool: Pool): TransactionalDatabase {
  return {
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      const { rows } = await pool.query(text, [...values]);
      return { rows: rows as Row[] };
    },
    async transaction(work) {
      const client = await pool.connect();
      let broken = false;
      try {
        await client.query("begin");
        const result = await work(fromPgClient(client));
        await client.query("commit");
        return result;
      } catch (error) {
        // A connection that cannot even roll back is closed; the server rolls back for it.
        await client.query("rollback").catch(() => (broken = true));
        throw error;
      } finally {
        client.release(broken);
      }
    },
  };
}
