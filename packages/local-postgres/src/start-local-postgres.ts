import { spawn } from "node:child_process";
import { mkdirSync, openSync, closeSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { findBinaries } from "./binaries.ts";
import { createCluster } from "./create-cluster.ts";
import { freePort } from "./free-port.ts";
import { LocalPostgresError } from "./local-postgres-error.ts";
import { reachableBinaries } from "./reachable-binaries.ts";
import { isAlive, readPidFile, removeStalePidFile } from "./pid-file.ts";
import { runAs } from "./unprivileged-user.ts";

export interface LocalPostgresOptions {
  /** Where the cluster lives; made with its parents when it is not there. Its log lies beside it. */
  folder: string;
  /** The database to use; made when it is not there. */
  database: string;
  /** Where it should listen, if it has to be started; else any free port. */
  port?: number;
  /** Server settings, such as `{ shared_buffers: "128MB" }`. */
  settings?: Record<string, string>;
}

export interface LocalPostgres {
  /** For any client, with the password in it: never print it. */
  url: string;
  pid: number;
  port: number;
  /** Whether the server still lives; it may be killed like any process. */
  isAlive(): boolean;
  /** True where a server was found that outlived the process that had started it. */
  adopted: boolean;
  /** Ends the server in order ("fast": transactions are rolled back), at the latest by force. */
  stop(): Promise<void>;
}

const startWithinMs = 30_000;
const stopWithinMs = 8_000;

/**
 * Starts the cluster in `folder`, or adopts the server that already runs on it. The server is in a
 * process group of its own: a Ctrl-C at the terminal reaches whoever called this, who stops the
 * server when its own work is done.
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  mkdirSync(dirname(options.folder), { recursive: true });
  const folder = join(realpathSync(dirname(options.folder)), options.folder.split(/[\\/]/).at(-1)!);
  const binaries = reachableBinaries(await findBinaries());
  const as = runAs([folder, binaries.postgres]);
  const password = createCluster(folder, binaries, as);
  const running = (await adopt(folder, password)) ?? (await launch(folder, password, options, binaries.postgres, as));
  const url = (database: string) => `postgresql://postgres:${password}@127.0.0.1:${running.port}/${database}`;
  await createDatabase(url("postgres"), options.database);
  const { pid, port, adopted } = running;
  return { url: url(options.database), pid, port, adopted, isAlive: () => isAlive(pid, folder), stop: () => stop(pid, folder) };
}

interface Running {
  pid: number;
  port: number;
  adopted: boolean;
}

/** A server that is just starting or stopping is waited for; a dead one's pid file is taken away. */
async function adopt(folder: string, password: string): Promise<Running | undefined> {
  const end = Date.now() + startWithinMs;
  while (Date.now() < end) {
    const found = readPidFile(folder);
    if (!found) return undefined;
    if (await answers(found.port, password, folder)) return { ...found, adopted: true };
    if (!isAlive(found.pid, folder)) {
      removeStalePidFile(folder);
      return undefined;
    }
    await sleep(100);
  }
  throw new LocalPostgresError(`A PostgreSQL holds ${folder} but does not answer; its log is ${folder}.log.`);
}

async function launch(
  folder: string,
  password: string,
  { port: wanted, settings = {} }: LocalPostgresOptions,
  program: string,
  as: ReturnType<typeof runAs>,
): Promise<Running> {
  const port = wanted ?? (await freePort());
  const all = { listen_addresses: "127.0.0.1", unix_socket_directories: "", port: String(port), ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const [command, ...rest] = [...as.prefix, program, "-D", folder, ...flags];
  const log = openSync(`${folder}.log`, "a");
  const child = spawn(command!, rest, { uid: as.uid, gid: as.gid, cwd: "/", detached: true, stdio: ["ignore", log, log] });
  closeSync(log);
  let ended = false;
  child.once("exit", () => (ended = true));
  child.once("error", () => (ended = true));
  child.unref();
  const end = Date.now() + startWithinMs;
  while (Date.now() < end && !ended) {
    if (await answers(port, password, folder)) return { pid: child.pid!, port, adopted: false };
    await sleep(50);
  }
  const lastLine = readFileSync(`${folder}.log`, "utf8").trim().split("\n").at(-1);
  throw new LocalPostgresError(`PostgreSQL did not start: ${lastLine} (all of it: ${folder}.log)`);
}

/** Whether the server at this port serves this very folder to our password. */
async function answers(port: number, password: string, folder: string): Promise<boolean> {
  const client = new Client({ host: "127.0.0.1", port, user: "postgres", password, database: "postgres", connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return rows[0]?.data_directory === folder;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

async function stop(pid: number, folder: string): Promise<void> {
  const end = Date.now() + stopWithinMs;
  signal(pid, "SIGINT");
  while (isAlive(pid, folder)) {
    if (Date.now() > end) signal(pid, "SIGQUIT");
    if (Date.now() > end + 2_000) return signal(pid, "SIGKILL");
    await sleep(25);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already, which is what was wanted.
  }
}
