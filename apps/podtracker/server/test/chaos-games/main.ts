/** npm run chaos:games -- [--games 1000] [--seed 1] [--only 17] [--tables 6]: live games under faults, and a ledger of every tap. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startLocalPostgres } from "@tatwats/local-postgres";
import { prepareDatabase } from "../../src/platform/database/prepare-database.ts";
import { runChaosGames } from "./run-chaos-games.ts";

const { values } = parseArgs({
  options: {
    games: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    tables: { type: "string", default: "6" },
  },
});
const folder = mkdtempSync(join(tmpdir(), "chaos-games-postgres-"));
const postgres = await startLocalPostgres({ folder: join(folder, "postgres"), database: "chaos", settings: { max_connections: "200" } });
try {
  await prepareDatabase(postgres.url);
  const report = await runChaosGames({
    databaseUrl: postgres.url,
    games: Number(values.games),
    seed: Number(values.seed),
    only: values.only === undefined ? undefined : Number(values.only),
    tables: Number(values.tables),
    say: (line) => console.log(line),
  });
  console.log(JSON.stringify(report, null, 2));
  process.exitCode = report.faults.length === 0 ? 0 : 1;
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
