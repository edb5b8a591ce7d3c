/*
 * npm run bench:console -- [--fresh] [--database <url>] [--keys <folder>] [--messages 1000000] [--entries 1000000]
 *
 * Makes a database as a busy installation has it after months, to measure on it what the console asks
 * for. Without --database it is one of a PostgreSQL in the bench's folder, which goes on until this is
 * interrupted; what was made there before is used again, unless --fresh.
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
    fresh: { type: "boolean", default: false },
    database: { type: "string" },
    keys: { type: "string" },
    messages: { type: "string", default: "1000000" },
    entries: { type: "string", default: "1000000" },
  },
});

const folder = join(import.meta.dirname, "../.data/console");
const size = { messages: Number(options.messages), entries: Number(options.entries) };
const began = performance.now();
const say = (line: string) => console.log(`${((performance.now() - began) / 1_000).toFixed(1).padStart(6)} s  ${line}`);

mkdirSync(folder, { recursive: true });
if (options.database === undefined) await seedOwn();
else await seedDatabase(options.database, size, options.keys ?? join(folder, "keys"), say);

/** A seed that was broken off has another name, so that it is never taken for a whole one. */
async function seedOwn(): Promise<void> {
  const settings = { shared_buffers: "512MB", max_wal_size: "4GB" };
  const postgres = await startLocalPostgres({ folder: join(folder, "postgres"), database: "bench", settings });
  onExit(() => process.kill(postgres.pid, "SIGINT"));
  const urlOf = (database: string) => Object.assign(new URL(postgres.url), { pathname: `/${database}` }).href;
  await onDatabase(postgres.url, async (client) => {
    const { rows } = await client.query("select 1 from pg_database where datname = 'console'");
    if (rows.length > 0 && !options.fresh) return;
    for (const database of ["console", "console_in_making"]) await client.query(`drop database if exists ${database} with (force)`);
    await client.query("create database console_in_making");
    await seedDatabase(urlOf("console_in_making"), size, join(folder, "keys"), say);
    await client.query("alter database console_in_making rename to console");
  });
  // With a password in it: kept, not shown.
  writeFileSync(join(folder, "url"), urlOf("console"), { mode: 0o600 });
  say("ready; its address is in .data/console/url of the bench");
  setInterval(() => {}, 60_000);
}
