/** The local PostgreSQL could not be made, started or stopped; the message says what to do. */
export class LocalPostgresError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "LocalPostgresError";
  }
}
