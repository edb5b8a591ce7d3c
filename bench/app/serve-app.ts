import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@tatwats/local-postgres";
import { onDatabase } from "../harness/effects.ts";
import { onExit } from "../harness/on-exit.ts";

export interface ServedApp {
  origin: string;
  databaseUrl: string;
  /** Signs the sessions that are put into the database. */
  authSecret: string;
  webPid: number;
  stop(): Promise<void>;
}

const readyWithinMs = 120_000;
const main = join(import.meta.dirname, "../../apps/podtracker/server/src/main.ts");

/** PodTracker as `npm start` runs it (a web process, a helpers process), on a database of the bench. */
export async function serveApp(databaseUrl: string, folder: string): Promise<ServedApp> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const authSecret = "a secret of the bench, of no use to anybody else";
  mkdirSync(folder, { recursive: true });
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      DATA_DIR: folder,
      AUTH_SECRET: authSecret,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const forget = onExit(() => void child.kill("SIGTERM"));
  const late = performance.now() + readyWithinMs;
  while (!(await isReady(origin))) {
    if (child.exitCode !== null || performance.now() > late) throw new Error("The application did not become ready.");
    await sleep(200);
  }
  return {
    origin,
    databaseUrl,
    authSecret,
    webPid: await webPidOf(databaseUrl),
    async stop() {
      child.kill("SIGTERM");
      await gone;
      forget();
    },
  };
}

async function isReady(origin: string): Promise<boolean> {
  return await fetch(`${origin}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function webPidOf(databaseUrl: string): Promise<number> {
  return await onDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ pid: number }>("select pid from tatwats.process where role = 'web' and stopped_at is null");
    return rows[0]!.pid;
  });
}

/** Memory that a process holds, in MB (10⁶ bytes). */
export function memoryOf(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return (Number(kilobytes) * 1_024) / 1_000_000;
}
