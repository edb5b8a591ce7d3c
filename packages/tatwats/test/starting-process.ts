/** node starting-process.ts <database url> <key folder>: comes up, sends one message, and stops when it is told to. */
import { Pool } from "pg";
import { createTatwats, fromPgPool, migrateTatwats } from "../src/index.ts";
import { theLamb } from "./brute-and-lamb.ts";

// Whoever started it is gone.
process.on("disconnect", () => process.exit());
const [connectionString, keyFolder] = process.argv.slice(2) as [string, string];
const pool = new Pool({ connectionString, max: 1 });
await migrateTatwats(fromPgPool(pool));
await pool.end();
const log = { info() {}, warn() {}, error() {} };
const options = { application: "zoo", role: "helpers", runHelpers: true, log, maxConnections: 2 };
const tatwats = createTatwats({ connectionString, helpers: [theLamb], keyFolder, ...options });
await tatwats.start();
await tatwats.send("the_lamb", "wool.given", {});
process.send?.("up");
await new Promise((resolve) => process.once("message", resolve));
await tatwats.stop();
process.exit();
