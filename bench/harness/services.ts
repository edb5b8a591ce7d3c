import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, startLocalPostgres } from "@tatwats/local-postgres";
import { connect } from "node:net";
import type { Services } from "./contestant.ts";
import { onDatabase } from "./effects.ts";
import { onExit } from "./on-exit.ts";

/** Every commit is on disk before it is acknowledged: what the figures are about. */
const durable = { fsync: "on", synchronous_commit: "on", full_page_writes: "on", wal_sync_method: "fdatasync" };
const roomy = { shared_buffers: "512MB", max_wal_size: "4GB", max_connections: "200", log_min_messages: "fatal" };
/** What the record of a run names. */
const named = [
  ...Object.keys(durable),
  ...Object.keys(roomy).slice(0, 3),
  "wal_level",
  "checkpoint_timeout",
  "autovacuum",
  "commit_delay",
  "jit",
];

export interface Ground {
  /** A new empty database, and with it the Redis if there is one. */
  services(label: string): Promise<Services>;
  drop(services: Services): Promise<void>;
  postgresVersion: string;
  /** As `name=value`, read from the running server. */
  postgresSettings: string[];
  redisVersion: string | undefined;
  folder: string;
  stop(): Promise<void>;
}

/** PostgreSQL and, where the machine has one, Redis: on loopback, in a folder on a disk, gone afterwards. */
export async function prepareGround(parent: string, wantsRedis: boolean): Promise<Ground> {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, "run-"));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  const forgetFolder = onExit(removeFolder);
  const postgres = await startLocalPostgres({ folder: join(folder, "postgres"), database: "bench", settings: { ...durable, ...roomy } });
  const forgetPostgres = onExit(() => process.kill(postgres.pid, "SIGQUIT"));
  const redis = wantsRedis ? await startRedis(join(folder, "redis")) : undefined;
  const { version, settings } = await readSettings(postgres.url);
  let databases = 0;

  return {
    folder,
    postgresVersion: version,
    postgresSettings: settings,
    redisVersion: redis?.version,
    async services(label) {
      const database = `bench_${label.replaceAll(/\W/g, "_")}_${++databases}`;
      await onDatabase(postgres.url, async (client) => {
        await client.query(`create database ${database}`);
        // Nobody pays for what the one before has left to write.
        await client.query("checkpoint");
      });
      const url = new URL(postgres.url);
      url.pathname = `/${database}`;
      return { postgresUrl: url.href, ...(redis ? { redisPort: redis.port } : {}), folder };
    },
    async drop({ postgresUrl }) {
      const database = new URL(postgresUrl).pathname.slice(1);
      await onDatabase(postgres.url, (client) => client.query(`drop database ${database} with (force)`));
    },
    async stop() {
      await redis?.stop();
      await postgres.stop();
      forgetPostgres();
      removeFolder();
      forgetFolder();
    },
  };
}

async function readSettings(url: string): Promise<{ version: string; settings: string[] }> {
  return await onDatabase(url, async (client) => {
    const { rows } = await client.query<{ name: string; value: string }>(
      "select name, current_setting(name) as value from pg_settings where name = any($1) order by array_position($1, name)",
      [named],
    );
    const { rows: versions } = await client.query<{ version: string }>("select current_setting('server_version') as version");
    const settings = rows.map(({ name, value }) => `${name}=${value}`);
    for (const must of ["fsync=on", "synchronous_commit=on"])
      if (!settings.includes(must)) throw new Error(`PostgreSQL runs without ${must}.`);
    return { version: versions[0]!.version, settings };
  });
}

interface RunningRedis {
  port: number;
  version: string;
  stop(): Promise<void>;
}

/** @returns undefined where the machine has no `redis-server` */
async function startRedis(folder: string): Promise<RunningRedis | undefined> {
  mkdirSync(folder);
  const port = await freePort();
  const flags = Object.entries({
    port,
    bind: "127.0.0.1",
    dir: folder,
    appendonly: "yes",
    appendfsync: "always",
    save: "",
    daemonize: "no",
  });
  const child = spawn(
    "redis-server",
    flags.flatMap(([name, value]) => [`--${name}`, String(value)]),
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const started = await new Promise<boolean>((resolve) => {
    child.once("error", () => resolve(false));
    child.once("spawn", () => resolve(true));
  });
  if (!started) return undefined;
  const forget = onExit(() => void child.kill("SIGKILL"));
  const info = await askRedis(port, "INFO server");
  const config = await askRedis(port, "CONFIG GET appendfsync");
  if (!config.includes("always")) throw new Error("Redis does not sync every write.");
  return {
    port,
    version: /redis_version:(\S+)/.exec(info)?.[1] ?? "unknown",
    async stop() {
      await end(child);
      forget();
    },
  };
}

/** One inline command; the driver for more than that is the peer's own. */
async function askRedis(port: number, command: string): Promise<string> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await new Promise((resolve, reject) => {
        const socket = connect(port, "127.0.0.1", () => socket.write(`${command}\r\nQUIT\r\n`));
        let answer = "";
        socket.on("data", (chunk) => (answer += chunk.toString()));
        socket.once("close", () => resolve(answer));
        socket.once("error", reject);
      });
    } catch (error) {
      if (tries === 50) throw error;
      await sleep(100);
    }
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}
