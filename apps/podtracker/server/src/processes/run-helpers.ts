import { join } from "node:path";
import { createTatwats } from "tatwats";
import { podTrackerHelpers } from "../helpers/podtracker-helpers.ts";
import { podTrackerWorkflows } from "../helpers/workflows.ts";
import type { Env } from "../platform/env/read-env.ts";
import type { AppLogger } from "../platform/logging/create-logger.ts";
import { createRemoteAnnouncer } from "../platform/realtime/announcer.ts";
import { openDatabase } from "./open-database.ts";
import type { RunningProcess } from "./running-process.ts";

/** The helpers process: the helpers, and no HTTP. */
export async function runHelpers(env: Env & { databaseUrl: string }, log: AppLogger): Promise<RunningProcess> {
  const { pool, prisma } = openDatabase(env.databaseUrl, log);
  const announcer = createRemoteAnnouncer(pool, log);
  const helpers = podTrackerHelpers({ announcer, dataDir: env.dataDir, mailServer: env.mailServer });
  const tatwats = createTatwats({
    connectionString: env.databaseUrl,
    helpers,
    workflows: podTrackerWorkflows(helpers),
    application: "podtracker",
    role: "helpers",
    runHelpers: true,
    keyFolder: join(env.dataDir, "keys"),
    log,
  });
  await tatwats.start();
  return {
    async stop() {
      await tatwats.stop();
      await announcer.close();
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
