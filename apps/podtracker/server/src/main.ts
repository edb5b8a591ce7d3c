import { enableCompileCache } from "node:module";
import { parseArgs } from "node:util";
import { EnvError, readEnv } from "./platform/env/read-env.ts";
import type { RunningProcess } from "./processes/running-process.ts";

/*
 * npm start                     everything: database, web and helpers, supervised
 * npm run dev                   the same, reloading on change
 * … --role web|helpers|all      one part of it, for machines that share one PostgreSQL (DATABASE_URL)
 */

const roles = ["web", "helpers", "all"] as const;
type Role = (typeof roles)[number];

// Compiled modules are kept in the system's temporary folder: a later start loads them in half the time.
enableCompileCache();
await main();

async function main(): Promise<void> {
  try {
    const { role, dev } = readArguments();
    // A child whose supervisor goes while it is still starting has nothing to stop in order.
    if (role) process.once("disconnect", () => process.exit(1));
    const starting = role ? runRole(role) : superviseAll(dev);
    if (!role) stopOnSignals(starting);
    await starting;
    if (role) stopOnSignals(starting);
  } catch (error) {
    fail(error);
  }
}

function readArguments(): { role: Role | undefined; dev: boolean } {
  const { values } = parseArgs({ options: { role: { type: "string" }, dev: { type: "boolean", default: false } }, strict: false });
  const role = roles.find((known) => known === values.role);
  if (values.role !== undefined && !role) throw new EnvError(`--role is one of ${roles.join(", ")}, not ${String(values.role)}.`);
  return { role, dev: values.dev === true };
}

async function superviseAll(dev: boolean): Promise<RunningProcess> {
  const { supervise } = await import("./supervisor/supervise.ts");
  return await supervise(readEnv(process.env), { dev, say: (line) => console.log(line) });
}

/** One part alone. Under a supervisor the database is prepared already; alone it prepares it itself. */
async function runRole(role: Role): Promise<RunningProcess> {
  const env = readEnv(process.env);
  if (!env.databaseUrl) throw new EnvError("DATABASE_URL is needed with --role: its processes share one PostgreSQL.");
  const withDatabase = { ...env, databaseUrl: env.databaseUrl };
  const { createLogger } = await import("./platform/logging/create-logger.ts");
  const log = createLogger(env.logLevel, role);
  if (!process.send) {
    const { prepareDatabase } = await import("./platform/database/prepare-database.ts");
    await prepareDatabase(env.databaseUrl);
  }
  const parts: RunningProcess[] = [];
  const lines: string[] = [];
  if (role !== "web") parts.push(await (await import("./processes/run-helpers.ts")).runHelpers(withDatabase, log));
  if (role !== "helpers") {
    const web = await (await import("./processes/run-web.ts")).runWeb(withDatabase, log);
    parts.push(web);
    if (web.setupLink) lines.push(`No admin yet. Become the first one, once, at ${web.setupLink}`);
  }
  process.send?.({ kind: "ready", lines });
  if (!process.send) for (const line of lines) console.log(line);
  return {
    async stop() {
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}

/** Ctrl-C, SIGTERM, and the end of the supervisor: stop in order, once; while starting, as soon as that is done. */
function stopOnSignals(starting: Promise<RunningProcess>): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await starting.then((running) => running.stop()).catch((error: unknown) => console.error(error));
    process.exit(0);
  };
  process.removeAllListeners("disconnect");
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());
  process.on("disconnect", () => void stop());
}

/** What the person at the terminal can mend is one line; a fault of ours comes with its stack. */
function fail(error: unknown): never {
  const line = error instanceof Error ? error.message : String(error);
  const isPlain = error instanceof Error && ["EnvError", "Error", "LocalPostgresError"].includes(error.constructor.name);
  if (process.send) process.send({ kind: "fault", line });
  else console.error(isPlain ? line : error);
  if (process.send && !isPlain) console.error(error);
  process.exit(1);
}
