/*
 * npm run bench:console -- [--database <url>] [--keys <folder>] [--messages 1000000] [--entries 1000000]
 *
 * Makes a database as a busy installation has it after months, to measure on it what the console asks
 * for. Without --database in a new one of a PostgreSQL in the bench's folder, which goes on until this
 * is interrupted, and stays for the next time.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startLocalPostgres } from "@tatwats/local-postgres";
import { onDatabase } from "../harness/effects.ts";
import { onExit } from "../harness/on-exit.ts";
import { seedDatabase } from "./seed-database.ts";

const { values: options } = parseArgs({
  options: {
    database: { type: "string" },
    keys: { type: "string" },
    messages: { type: "string", default: "1000000" },
    entries: { type: "string", default: "1000000" },
  },
});

const folder = join(import.meta.dirname, "../.data/console");
mkdirSync(folder, { recursive: true });
const began = performance.now();
const url = options.database ?? (await makeDatabase());
await seedDatabase(
  url,
  { messages: Number(options.messages), entries: Number(options.entries) },
  options.keys ?? join(folder, "keys"),
  (line) => console.log(`${((performance.now() - began) / 1_000).toFixed(1).padStart(6)} s  ${line}`),
);
// With a password in it: kept, not shown.
writeFileSync(join(folder, "url"), url, { mode: 0o600 });
console.log("Its address is in .data/console/url of the bench.");

async function makeDatabase(): Promise<string> {
  const settings = { shared_buffers: "512MB", max_wal_size: "4GB" };
  const postgres = await startLocalPostgres({ folder: join(folder, "postgres"), database: "bench", settings });
  onExit(() => process.kill(postgres.pid, "SIGINT"));
  setInterval(() => {}, 60_000);
  await onDatabase(postgres.url, async (client) => {
    await client.query("drop database if exists console with (force)");
    await client.query("create database console");
  });
  const made = new URL(postgres.url);
  made.pathname = "/console";
  return made.href;
}
