import type { ClientBase, Pool, QueryResult } from "pg";
import type { Database, TransactionalDatabase } from "./database.ts";

/** A node-postgres client inside a transaction of the application's, as TATWATS takes it. */
export function fromPgClient(client: ClientBase): Database {
  return {
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      return rowsOf<Row>(await client.query(text, [...values]));
    },
  };
}

/** A node-postgres pool. */
export function fromPgPool(pool: Pool): TransactionalDatabase {
  return {
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      return rowsOf<Row>(await pool.query(text, [...values]));
    },
    async transaction(work) {
      const client = await pool.connect();
      let broken = false;
      // A connection that is cut between two statements says so by an event, which would end the process if nobody listened.
      const onBroken = () => {
        broken = true;
      };
      client.on("error", onBroken);
      try {
        await client.query("begin");
        const result = await work(fromPgClient(client));
        await client.query("commit");
        return result;
      } catch (error) {
        // A connection that cannot even roll back is closed; the server rolls back for it.
        await client.query("rollback").catch(onBroken);
        throw error;
      } finally {
        client.off("error", onBroken);
        client.release(broken);
      }
    },
  };
}

/** A text of several statements answers with one result for each; the queue engine wants the rows of all. */
function rowsOf<Row extends object>(result: QueryResult | QueryResult[]): { rows: Row[] } {
  return { rows: (Array.isArray(result) ? result.flatMap(({ rows }) => rows) : result.rows) as Row[] };
}
