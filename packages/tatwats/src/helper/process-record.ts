import { hostname } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Database } from "../database/database.ts";
import { type World } from "../interfaces.ts";
import type { AnyHelper } from "./define-helper.ts";

/** How long a process may be silent before its work is given to others, in ms. */
export const leaseMs = 15_000;

/** A heartbeat's figures: of the process itself, and what the application adds. */
export type ProcessFigures = Record<string, number>;

/** This operating-system process as the database knows it. */
export interface ProcessRecord {
  id: string;
  instances: { id: string; helper: AnyHelper }[];
}

/**
 * Puts this process and its instances on record. Processes of this host whose pid is gone are
 * declared dead at once, so that their work need not wait for the lease to run out.
 */
export async function registerProcess(db: Database, world: World, role: string, helpers: readonly AnyHelper[]): Promise<ProcessRecord> {
  await declareDead(db);
  const id = world.newId();
  ownRecords.add(id);
  await db.query("insert into tatwats.process (id, role, host, pid) values ($1, $2, $3, $4)", [id, role, hostname(), process.pid]);
  const instances = helpers.map((helper) => ({ id: world.newId(), helper }));
  for (const instance of instances) {
    await db.query("insert into tatwats.instance (id, helper, version, process_id, state) values ($1, $2, $3, $4, 'running')", [
      instance.id,
      instance.helper.name,
      instance.helper.version,
      id,
    ]);
  }
  return { id, instances };
}

/** Records that this very process has made; any other row with our pid is of a process that had it before us. */
const ownRecords = new Set<string>();

async function declareDead(db: Database): Promise<void> {
  const { rows } = await db.query<{ id: string; pid: number }>(
    "select id, pid from tatwats.process where host = $1 and stopped_at is null",
    [hostname()],
  );
  const dead = rows.filter((row) => !ownRecords.has(row.id) && (row.pid === process.pid || !isRunning(row.pid))).map((row) => row.id);
  if (dead.length > 0) await endProcesses(db, dead, "died");
}

/** Marks processes as ended, with their instances. */
export async function endProcesses(db: Database, ids: string[], reason: "stopped" | "died"): Promise<void> {
  await db.query(
    "update tatwats.process set stopped_at = clock_timestamp(), end_reason = $2 where id = any($1::uuid[]) and stopped_at is null",
    [ids, reason],
  );
  await db.query(
    "update tatwats.instance set state = 'stopped', stopped_at = clock_timestamp() where process_id = any($1::uuid[]) and stopped_at is null",
    [ids],
  );
}

/** Says that the process lives; false when others have declared it dead in the meantime. */
export async function beat(db: Database, id: string, figures: ProcessFigures): Promise<boolean> {
  const { rows } = await db.query(
    "update tatwats.process set heartbeat_at = clock_timestamp(), figures = $2::jsonb where id = $1 and stopped_at is null returning id",
    [id, JSON.stringify(figures)],
  );
  return rows.length === 1;
}

/** Measures this process: memory in bytes, event-loop delay in ms since the last reading, CPU as a share of one core. */
export function measureProcess(now: () => number = () => performance.now()): { read(): ProcessFigures; stop(): void } {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let last = { at: now(), cpu: process.cpuUsage() };
  return {
    read() {
      const used = process.cpuUsage(last.cpu);
      const elapsedMs = now() - last.at;
      last = { at: now(), cpu: process.cpuUsage() };
      const figures = {
        memoryBytes: process.memoryUsage.rss(),
        eventLoopDelayMs: Math.max(0, Math.round(delay.percentile(99) / 1e5) / 10),
        cpu: elapsedMs > 0 ? Math.round(((used.user + used.system) / 1000 / elapsedMs) * 1000) / 1000 : 0,
      };
      delay.reset();
      return figures;
    },
    stop: () => delay.disable(),
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
