export { freePort } from "./free-port.ts";
export { LocalPostgresError } from "./local-postgres-error.ts";
export { startLocalPostgres, type LocalPostgres, type LocalPostgresOptions } from "./start-local-postgres.ts";
