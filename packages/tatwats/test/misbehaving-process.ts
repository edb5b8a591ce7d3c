/** node misbehaving-process.ts <database url> <key folder>: a helpers process, one of whose helpers does to it whatever a message says. */
import { createTatwats } from "../src/index.ts";
import { theBrute, theLamb } from "./brute-and-lamb.ts";

const [connectionString, keyFolder] = process.argv.slice(2) as [string, string];
const log = { info() {}, warn() {}, error() {} };
const options = { application: "zoo", role: "helpers", runHelpers: true, log, stalledAfterMs: 2_000 };
await createTatwats({ connectionString, helpers: [theBrute, theLamb], keyFolder, ...options }).start();
