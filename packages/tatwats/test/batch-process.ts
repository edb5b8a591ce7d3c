/** node batch-process.ts <database url> <key folder>: a process that starts a batch over all dead letters, says so, and works at it. */
import { createTatwats } from "../src/index.ts";
import { theStoker } from "./stoker.ts";

const [connectionString, keyFolder] = process.argv.slice(2) as [string, string];
const log = { info() {}, warn() {}, error() {} };
const tatwats = createTatwats({
  connectionString,
  helpers: [theStoker],
  application: "bakery",
  role: "web",
  runHelpers: false,
  keyFolder,
  log,
});
await tatwats.start();
const by = { kind: "user" as const, id: "op", name: "Olive" };
process.send?.(await tatwats.steer.startBatch({ deed: "redrive", filter: {}, patch: { minutes: 5 } }, { by, reason: "a test" }));
