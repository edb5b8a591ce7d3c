import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { freePort } from "@tatwats/local-postgres";

/** Real web processes on one database, which may be killed at any moment and come back at the same address. */
export interface WebServers {
  urls: readonly string[];
  /** `kill -9`, and starts it anew. One dies at a time: what is asked for while another does is left out. */
  kill(index: number): Promise<void>;
  readonly kills: number;
  stop(): Promise<void>;
}

export async function startWebServers(databaseUrl: string, folder: string, count: number): Promise<WebServers> {
  const start = async (port: number) => await startProcess([databaseUrl, folder, String(port)]);
  const ports: number[] = [];
  const processes: ChildProcess[] = [];
  // One after the other: the first makes the keys of the folder.
  for (let index = 0; index < count; index += 1) {
    ports.push(await freePort());
    processes.push(await start(ports[index]!));
  }
  let dying = Promise.resolve();
  let busy = false;
  let kills = 0;

  async function restart(index: number): Promise<void> {
    busy = true;
    await end(processes[index]!);
    processes[index] = await start(ports[index]!);
    busy = false;
  }

  return {
    urls: ports.map((port) => `http://127.0.0.1:${port}`),
    get kills() {
      return kills;
    },
    async kill(index) {
      if (busy) return;
      kills += 1;
      dying = restart(index);
      await dying;
    },
    async stop() {
      await dying.catch(() => {});
      await Promise.all(processes.map(end));
    },
  };
}

async function startProcess(args: string[]): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, "web-process.ts"), args, { stdio: ["ignore", "inherit", "inherit", "ipc"], execArgv: [] });
  await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => {
      throw new Error("A web process ended before it was ready.");
    }),
  ]);
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
