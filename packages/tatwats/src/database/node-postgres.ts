import type { ClientBase, Pool, QueryResult } from "pg";
import type { Database, TransactionalDatabase, TransactionOptions } from "./database.ts";
import { preparedName } from "./prepared-name.ts";

/** A node-postgres client inside a transaction of the application's, as TATWATS takes it. */
export function fromPgClient(client: ClientBase): Database {
  return {
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      return rowsOf<Row>(await client.query({ text, values: [...values] }));
    },
  };
}

/** A node-postgres pool. Statements that come again and again are prepared, which saves their planning. */
export function fromPgPool(pool: Pool): TransactionalDatabase {
  return {
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      return rowsOf<Row>(await pool.query({ name: preparedName(text, values), text, values: [...values] }));
    },
    async transaction(work, options) {
      const client = await pool.connect();
      let broken = false;
      // A connection that is cut between two statements says so by an event, which would end the process if nobody listened.
      const onBroken = () => {
        broken = true;
      };
      client.on("error", onBroken);
      try {
        await client.query(begin(options));
        const result = await work(prepared(client));
        await client.query("commit");
        return result;
      } catch (error) {
        // A plan that no longer fits its tables would fail for as long as its connection lives.
        if ((error as { code?: string }).code === "0A000") broken = true;
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

function begin({ statementWithinMs }: TransactionOptions = {}): string {
  return statementWithinMs === undefined ? "begin" : `begin; set local statement_timeout = ${Math.ceil(statementWithinMs)}`;
}

function prepared(client: ClientBase): Database {
  return {
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      return rowsOf<Row>(await client.query({ name: preparedName(text, values), text, values: [...values] }));
    },
  };
}

/** A text of several statements answers with one result for each: the rows of all. */
function rowsOf<Row extends object>(result: QueryResult | QueryResult[]): { rows: Row[] } {
  return { rows: (Array.isArray(result) ? result.flatMap(({ rows }) => rows) : result.rows) as Row[] };
}
