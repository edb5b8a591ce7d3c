import { existsSync, mkdirSync, statSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { dirname, resolve } from "node:path";
import { Client } from "pg";
import { readCertificate } from "../platform/http/certificate.ts";
import { prepareDatabase } from "../platform/database/prepare-database.ts";
import { type Env, EnvError } from "../platform/env/read-env.ts";
import type { RunningProcess } from "../processes/running-process.ts";
import { whyNotListen } from "./check-port.ts";
import { keepAlive } from "./child-process.ts";
import { ensureBuilt } from "./ensure-built.ts";
import { keepPostgres } from "./keep-postgres.ts";
import { startDevServers } from "./start-dev-servers.ts";

export interface SuperviseOptions {
  /** Reload on change: both web apps through Vite, the processes through `node --watch`. */
  dev: boolean;
  say(line: string): void;
}

/**
 * `npm start`: the database, its schema, one web and one helpers process, each kept alive. What is
 * begun is undone when a later step fails.
 *
 * @throws EnvError, LocalPostgresError: with the one line to print
 */
export async function supervise(env: Env, { dev, say }: SuperviseOptions): Promise<RunningProcess> {
  const begun: (() => Promise<void>)[] = [];
  const undo = async () => {
    for (const stop of begun.splice(0).toReversed()) await stop();
  };
  try {
    if (dev) ensureBuilt(say, { only: "src/generated" });
    else ensureBuilt(say);
    await needAddress(env);
    if (env.tls) readCertificate(env.tls);
    const dataDir = makeDataFolder(env.dataDir);
    const databaseUrl = env.databaseUrl ? await reach(env.databaseUrl) : await startOwnPostgres(dataDir, begun, say);
    await prepareDatabase(databaseUrl);
    const publicUrl = reachableUrl(env);
    const settled = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, PORT: String(env.port), HOST: env.host, PUBLIC_URL: publicUrl };
    const childEnv = { ...process.env, ...settled };
    const children = (["helpers", "web"] as const).map((role) => keepAlive({ role, env: childEnv, watch: dev, say }));
    begun.push(async () => void (await Promise.all(children.map((child) => child.stop()))));
    const lines = (await Promise.all(children.map((child) => child.ready))).flat();
    if (dev) begun.push(await startDevServers(env, say));
    tell({ ...env, publicUrl }, lines, say);
    return { stop: undo };
  } catch (error) {
    await undo();
    throw error;
  }
}

async function needAddress({ port, host }: Env): Promise<void> {
  const code = await whyNotListen(port, host);
  if (code === undefined) return;
  if (code === "EADDRINUSE") throw new EnvError(`Port ${port} is taken. End what uses it, or set PORT to another.`);
  if (code === "EACCES") throw new EnvError(`PORT ${port} may not be used by this user. Set PORT to one above 1023.`);
  throw new EnvError(`HOST ${host} cannot be listened on (${code}). Leave it out, or set it to 0.0.0.0.`);
}

function makeDataFolder(folder: string): string {
  const path = resolve(folder);
  try {
    makeFolders(path);
    return path;
  } catch (cause) {
    throw new EnvError(
      `DATA_DIR ${path} cannot be made (${(cause as NodeJS.ErrnoException).code}). Name a folder that can be written to.`,
      { cause },
    );
  }
}

/** One after the other: Node's own `recursive` never ends on file systems such as /proc, where nothing can be made. */
function makeFolders(path: string): void {
  if (existsSync(path)) {
    if (statSync(path).isDirectory()) return;
    throw Object.assign(new Error(`${path} is no folder`), { code: "ENOTDIR" });
  }
  makeFolders(dirname(path));
  mkdirSync(path);
}

async function startOwnPostgres(dataDir: string, begun: (() => Promise<void>)[], say: (line: string) => void): Promise<string> {
  const postgres = await keepPostgres(dataDir, say);
  begun.push(() => postgres.stop());
  return postgres.url;
}

async function reach(url: string): Promise<string> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return url;
  } catch (cause) {
    const { host, pathname } = new URL(url);
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new EnvError(`DATABASE_URL: no PostgreSQL to be reached at ${host}${pathname} (${message || code}).`, { cause });
  } finally {
    await client.end().catch(() => {});
  }
}

function tell(env: Env, lines: string[], say: (line: string) => void): void {
  say(`PodTracker  ${env.publicUrl}`);
  say(`Console     ${env.publicUrl}/console`);
  if (isOnNetwork(env)) for (const address of localAddresses()) say(`On phones   ${addressOn(address, env)}`);
  for (const line of lines) say(line);
}

function isOnNetwork(env: Env): boolean {
  return env.host === "0.0.0.0" || env.host === "::";
}

/** Invite links must open on the phones they are sent to: where the network may reach us, they name our address on it. */
function reachableUrl(env: Env): string {
  const [address] = localAddresses();
  return env.publicUrlGiven || !isOnNetwork(env) || !address ? env.publicUrl : addressOn(address, env);
}

function addressOn(address: string, { tls, port }: Env): string {
  return `${tls ? "https" : "http"}://${address}:${port}`;
}

function localAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === "IPv4" && !address.internal)
    .map((address) => address.address);
}
