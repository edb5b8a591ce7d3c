import { userInfo } from "node:os";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Pool } from "pg";
import type { TransactionalDatabase } from "../database/database.ts";
import { fromPgPool } from "../database/node-postgres.ts";
import { TatwatsError } from "../errors.ts";
import { type AnyHelper, defaultMailboxLimit } from "../helper/define-helper.ts";
import { readLimits } from "../helper/read-limits.ts";
import { createVersionTable } from "../helper/version-table.ts";
import type { Actor } from "../interfaces.ts";
import { createMailboxGauge } from "../mediator/mailbox-gauge.ts";
import { createRouteTable } from "../mediator/route-table.ts";
import type { Post } from "../mediator/send-message.ts";
import { realWorld } from "../runtime/world.ts";

/** What a command works with: the database, and the application's helpers where it was told of them. */
export interface CliOffice extends Post {
  database: TransactionalDatabase;
  application: string;
  keyFolder: string | undefined;
  /** Who runs the command, for the record. */
  by: Actor;
  close(): Promise<void>;
}

/** Opens the database without joining in: no process, no instance is put on record. */
export async function openCliOffice({
  url,
  keyFolder,
  app,
}: {
  url: string;
  keyFolder: string | undefined;
  app: string | undefined;
}): Promise<CliOffice> {
  const { helpers, application } = app === undefined ? { helpers: [], application: "tatwats" } : await readApp(app);
  const pool = new Pool({ connectionString: url, max: 3, application_name: "tatwats cli", connectionTimeoutMillis: 5_000 });
  pool.on("error", () => {});
  const database = fromPgPool(pool);
  const routes = createRouteTable();
  const versions = createVersionTable();
  const limits = new Map<string, number>();
  try {
    await routes.read(database);
    await versions.read(database, helpers);
    await readLimits(database, helpers, limits);
  } catch (error) {
    await pool.end();
    throw new TatwatsError("refused", `This database cannot be asked: ${(error as Error).message}`, { cause: error });
  }
  const name = userInfo().username;
  return {
    database,
    helpers,
    application,
    keyFolder,
    world: realWorld,
    routes,
    versions,
    gauge: createMailboxGauge(
      (recipient) => limits.get(recipient) ?? helpers.find((helper) => helper.name === recipient)?.mailboxLimit ?? defaultMailboxLimit,
    ),
    by: { kind: "user", id: `cli:${name}`, name: `${name} (command line)` },
    close: async () => await pool.end(),
  };
}

async function readApp(file: string): Promise<{ helpers: readonly AnyHelper[]; application: string }> {
  const { default: app } = (await import(pathToFileURL(resolve(file)).href)) as {
    default?: { helpers?: readonly AnyHelper[]; application?: string };
  };
  if (!app?.helpers || !app.application) throw new TatwatsError("refused", `${file} has no default export { helpers, application }.`);
  return { helpers: app.helpers, application: app.application };
}
