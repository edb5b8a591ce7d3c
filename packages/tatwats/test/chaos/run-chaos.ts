import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type LocalPostgres, startLocalPostgres } from "@tatwats/local-postgres";
import { Pool } from "pg";
import { type AuditVerdict, fromPgPool, migrateTatwats, verifyAudit } from "../../src/index.ts";
import { type Balance, balance, createLedger } from "./ledger.ts";
import { seededRandom } from "./seeded-random.ts";

export interface ChaosReport extends Balance {
  kills: Record<string, number>;
  audit: AuditVerdict;
}

export interface ChaosOptions {
  rounds: number;
  seed: number;
  /** Told what happens, a line each. */
  say?(line: string): void;
}

const roles = ["helpers", "helpers", "door"] as const;
const drainWithinMs = 120_000;

/**
 * Lets two processes of helpers and one that sends work under load, and kills one of them with
 * `kill -9` in each round, now and then PostgreSQL instead; each is started anew at once. At the end
 * the books are balanced.
 */
export async function runChaos({ rounds, seed, say = () => {} }: ChaosOptions): Promise<ChaosReport> {
  const random = seededRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), "chaos-"));
  const startPostgres = async (port?: number) => await startLocalPostgres({ folder: join(folder, "postgres"), database: "chaos", port });
  let postgres = await startPostgres();
  const processes: ChildProcess[] = [];
  const kills: Record<string, number> = { helpers: 0, door: 0, postgres: 0 };
  try {
    await prepare(postgres.url);
    const open = async (role: string) => await startProcess(role, postgres.url, join(folder, "keys"));
    for (const role of roles) processes.push(await open(role));
    for (let round = 1; round <= rounds; round += 1) {
      await sleep(200 + random() * 1_300);
      const victim = random() < 0.1 ? -1 : Math.floor(random() * roles.length);
      const name = victim === -1 ? "postgres" : roles[victim]!;
      kills[name]! += 1;
      say(`round ${round}: ${name}`);
      if (victim === -1) postgres = await killPostgres(postgres, startPostgres);
      else {
        await kill(processes[victim]!);
        processes[victim] = await open(name);
      }
    }
    await end(processes[2]!);
    const report = await closeBooks(postgres.url, kills);
    await Promise.all(processes.map(end));
    return report;
  } finally {
    for (const child of processes) child.kill("SIGKILL");
    await postgres.stop().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  }
}

async function prepare(url: string): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 1 });
  await migrateTatwats(fromPgPool(pool));
  await createLedger(fromPgPool(pool));
  await pool.end();
}

async function startProcess(role: string, url: string, keyFolder: string): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, "office-process.ts"), [role, url, keyFolder], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => {
      throw new Error(`a ${role} process ended before it was ready`);
    }),
  ]);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}

async function killPostgres(postgres: LocalPostgres, start: (port: number) => Promise<LocalPostgres>): Promise<LocalPostgres> {
  process.kill(postgres.pid, "SIGKILL");
  while (postgres.isAlive()) await sleep(20);
  for (let tries = 0; ; tries += 1) {
    try {
      return await start(postgres.port);
    } catch (error) {
      // Its orphaned backends may take a moment to notice.
      if (tries > 20) throw error;
      await sleep(250);
    }
  }
}

async function closeBooks(url: string, kills: Record<string, number>): Promise<ChaosReport> {
  const pool = new Pool({ connectionString: url, max: 2 });
  const database = fromPgPool(pool);
  try {
    const until = performance.now() + drainWithinMs;
    let books = await balance(database);
    while (books.faults.length > 0 && performance.now() < until) {
      await sleep(250);
      books = await balance(database);
    }
    return { ...books, kills, audit: await verifyAudit(database) };
  } finally {
    await pool.end();
  }
}
