import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, startLocalPostgres } from "@tatwats/local-postgres";
import { Client } from "pg";

const root = join(import.meta.dirname, "../..");
const readyWithinMs = 90_000;

export const operator = { email: "operator@example.org", password: "a-long-operator-passphrase" };

/** The application as `npm start` runs it, on a port and a data folder of its own. */
export interface App {
  url: string;
  /** Ends one of its processes as `kill -9` does, and returns its pid. */
  killProcess(role: "web" | "helpers" | "postgres"): Promise<number>;
  /** Stops a process in its tracks, and lets it go on. */
  signalProcess(role: "web" | "helpers", signal: "SIGSTOP" | "SIGCONT"): Promise<void>;
  /** Ends the whole of it as `kill -9` does, but for PostgreSQL, which is in a group of its own. */
  killAll(): Promise<void>;
  /** Starts it again on the same data. */
  startAgain(): Promise<void>;
  isReady(): Promise<boolean>;
  stop(): Promise<void>;
}

export async function startApp(): Promise<App> {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), "podtracker-e2e-"));
  chmodSync(dataDir, 0o755);
  const url = `http://localhost:${port}`;
  let started = await launch(port, dataDir, url);
  return {
    url,
    async killProcess(role) {
      const pid = role === "postgres" ? postgresPid(dataDir) : await pidOf(role, dataDir);
      process.kill(pid, "SIGKILL");
      return pid;
    },
    async signalProcess(role, signal) {
      process.kill(await pidOf(role, dataDir), signal);
    },
    async killAll() {
      await end(started, "SIGKILL");
    },
    async startAgain() {
      started = await launch(port, dataDir, url);
    },
    isReady: () => isReady(url),
    async stop() {
      await end(started, "SIGTERM");
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

interface Started {
  child: ChildProcess;
  log(): string;
}

async function launch(port: number, dataDir: string, url: string): Promise<Started> {
  const child = spawn("npm", ["start"], {
    cwd: root,
    // A group of its own, so that it can be ended as a whole.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      ADMIN_EMAIL: operator.email,
      ADMIN_PASSWORD: operator.password,
      LOG_LEVEL: "warn",
    },
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (log += chunk.toString()));
  const late = Date.now() + readyWithinMs;
  while (!(await isReady(url))) {
    if (child.exitCode !== null || Date.now() > late) throw new Error(`npm start did not become ready:\n${log.slice(-2000)}`);
    await sleep(100);
  }
  return { child, log: () => log };
}

async function isReady(url: string): Promise<boolean> {
  return await fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  );
}

async function end({ child }: Started, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-child.pid!, signal);
  await gone;
}

/** PostgreSQL writes its pid on the first line of a file in its folder. */
function postgresPid(dataDir: string): number {
  return Number(readFileSync(join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
}

/** Asks the application's own database, whose server is running and is only joined. */
async function pidOf(role: string, dataDir: string): Promise<number> {
  const { url } = await startLocalPostgres({ folder: join(dataDir, "postgres"), database: "podtracker" });
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>("select pid from tatwats.process where role = $1 and stopped_at is null", [role]);
    if (!rows[0]) throw new Error(`No ${role} process is on record.`);
    return rows[0].pid;
  } finally {
    await client.end();
  }
}
