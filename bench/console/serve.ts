import { fork } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "../../apps/podtracker/server/src/supervisor/ensure-built.ts";
import { onExit } from "../harness/on-exit.ts";
import { folder, type SeededDatabase } from "./own-database.ts";

/** What the process is told by its environment. */
export interface ServerOrder {
  url: string;
  keyFolder: string;
  webFolder: string;
}

/** What it tells when it listens. */
export interface ServerReport {
  port: number;
}

export interface ConsoleServer {
  origin: string;
  pid: number;
  /** The built pages that it serves. */
  webFolder: string;
  stop(): Promise<void>;
}

/** The cookie that makes somebody the admin. */
export const adminCookie = { name: "bench", value: "admin" } as const;
export const cookieHeader = { cookie: `${adminCookie.name}=${adminCookie.value}` };

const readyWithinMs = 60_000;
const stopWithinMs = 10_000;

/** Starts a process with nothing but the console in it. */
export async function serveConsole({ url, keyFolder }: SeededDatabase, say: (line: string) => void): Promise<ConsoleServer> {
  const webFolder = join(folder, "web");
  rmSync(webFolder, { recursive: true, force: true });
  ensureBuilt(say);
  // A copy: a build in the checkout meanwhile must not take the files away.
  cpSync(join(import.meta.dirname, "../../packages/tatwats-console/dist"), webFolder, { recursive: true });
  const order: ServerOrder = { url, keyFolder, webFolder };
  const child = fork(join(import.meta.dirname, "server.ts"), {
    env: { ...process.env, NODE_ENV: "production", BENCH_CONSOLE: JSON.stringify(order) },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const forget = onExit(() => void child.kill("SIGKILL"));
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const { port } = await new Promise<ServerReport>((resolve, reject) => {
    child.once("message", (report: ServerReport) => resolve(report));
    void gone.then(() => reject(new Error("The console's server ended.")));
    setTimeout(() => reject(new Error("The console's server was not ready in time.")), readyWithinMs).unref();
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid!,
    webFolder,
    async stop() {
      child.kill("SIGTERM");
      const kill = setTimeout(() => child.kill("SIGKILL"), stopWithinMs);
      await gone;
      clearTimeout(kill);
      forget();
    },
  };
}
