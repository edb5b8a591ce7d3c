/** node slow-process.ts <database url> <key folder>: a helpers process whose handler takes its time before it writes. */
import { createTatwats } from "../src/index.ts";
import { theSnail } from "./snail.ts";

const [connectionString, keyFolder] = process.argv.slice(2) as [string, string];
const log = { info() {}, warn() {}, error() {} };
await createTatwats({
  connectionString,
  helpers: [theSnail],
  application: "zoo",
  role: "helpers",
  runHelpers: true,
  keyFolder,
  log,
}).start();
process.send?.("ready");
