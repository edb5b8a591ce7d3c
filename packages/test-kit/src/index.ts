export { createTestDatabase, type TestDatabase } from "./test-database.ts";
export { dumpSchema } from "./dump-schema.ts";
export { eventually } from "./eventually.ts";
export { silentLogger } from "./silent-logger.ts";
export { type FlakyProxy, startFlakyProxy } from "./flaky-proxy.ts";
