/*
 * npm run bench:console -- [--only row,row] [--about words] [--quick] [--record] [--fresh] [--hold] [--messages 1000000] [--entries 1000000]
 * npm run bench:console -- --database <url> --keys <folder> [--messages …] [--entries …]
 *
 * Measures the console on a database as a busy installation has it after months: in a PostgreSQL in the
 * bench's folder, where it is made once and used again, unless --fresh. With --about only questions and
 * pages are measured that are called so, such as `history`, to measure again what looks disturbed. With --hold nothing is measured,
 * but it goes on until this is interrupted. With --database an empty database of yours is filled instead.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Measurement } from "../harness/figures.ts";
import { installPeers } from "../harness/install-peers.ts";
import { measureRows } from "../harness/measure-rows.ts";
import { recordConsole, renderTable } from "../harness/report.ts";
import type { ConsoleGround } from "./ground.ts";
import { folder, openOwnDatabase } from "./own-database.ts";
import { seedDatabase } from "./seed-database.ts";
import { sealUntil } from "./seed-entries.ts";
import { serveConsole } from "./serve.ts";

const measurements = {
  api: async (ground: ConsoleGround) => (await import("./measure/measure-api.ts")).measureApi(ground),
  scripts: async (ground: ConsoleGround) => (await import("./measure/measure-scripts.ts")).measureScripts(ground),
  pages: async (ground: ConsoleGround) => (await import("./measure/measure-pages.ts")).measurePages(ground),
  flow: async (ground: ConsoleGround) => (await import("./measure/measure-flow.ts")).measureFlow(ground),
  cost: async (ground: ConsoleGround) => (await import("./measure/measure-cost.ts")).measureCost(ground),
  accessibility: async (ground: ConsoleGround) => (await import("./measure/measure-accessibility.ts")).measureAccessibility(ground),
} satisfies Record<string, (ground: ConsoleGround) => Promise<Measurement>>;
type Row = keyof typeof measurements;
const rows = Object.keys(measurements) as Row[];

const { values: options } = parseArgs({
  options: {
    only: { type: "string", default: rows.join(",") },
    about: { type: "string", default: "" },
    quick: { type: "boolean", default: false },
    record: { type: "boolean", default: false },
    fresh: { type: "boolean", default: false },
    hold: { type: "boolean", default: false },
    database: { type: "string" },
    keys: { type: "string", default: join(folder, "keys") },
    messages: { type: "string", default: "1000000" },
    entries: { type: "string", default: "1000000" },
  },
});
const size = { messages: Number(options.messages), entries: Number(options.entries) };
const chosen = rows.filter((row) => options.only.split(",").includes(row));
const began = performance.now();
const say = (line: string) => console.log(`${((performance.now() - began) / 1_000).toFixed(1).padStart(6)} s  ${line}`);

if (options.database !== undefined) await seedDatabase(options.database, size, options.keys, say);
else if (options.hold) await hold();
else await measure();

async function hold(): Promise<void> {
  await openOwnDatabase(size, options.fresh, say);
  say("ready; its address is in .data/console/url of the bench");
  setInterval(() => {}, 60_000);
}

async function measure(): Promise<void> {
  if (chosen.length === 0) throw new Error(`--only is some of ${rows.join(",")}, not ${options.only}.`);
  installPeers(say);
  const database = await openOwnDatabase(size, options.fresh, say);
  const server = await serveConsole(database, say);
  // Starting it was put on record, and those who seal are helpers' processes, of which none runs.
  await sealUntil(Promise.resolve(), database.url, database.keyFolder);
  const ground: ConsoleGround = { database, server, about: options.about, quick: options.quick, say };
  const all = await measureRows(chosen, async (row) => await measurements[row](ground), say);
  console.log(`\n${renderTable(all)}`);
  if (options.record) console.log(`Written to ${recordConsole(all, database.version)}`);
  await server.stop();
  await database.stop();
  process.exit(0);
}
