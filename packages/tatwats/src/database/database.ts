/**
 * The little that TATWATS asks of a database client. Any client of PostgreSQL fits behind it, so
 * that a message can be sent inside the transaction that the application has open.
 */
export interface Database {
  query<Row extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<{ rows: Row[] }>;
}

export interface TransactionOptions {
  /** The database gives up a statement that takes longer, in ms. */
  statementWithinMs?: number;
}

/** A database that can open transactions of its own. */
export interface TransactionalDatabase extends Database {
  /** Commits when `work` resolves, rolls back when it rejects. */
  transaction<Result>(work: (tx: Database) => Promise<Result>, options?: TransactionOptions): Promise<Result>;
}
