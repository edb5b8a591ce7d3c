import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import type { Database } from "../database/database.ts";
import type { World } from "../interfaces.ts";
import type { AnyHelper } from "./define-helper.ts";

/** How long a process may be silent before its work is given to others, in ms. With the looks for it, a take-over is done within 15 s. */
export const leaseMs = 12_000;

/** A heartbeat's figures: of the process itself, and what the application adds. */
export type ProcessFigures = Record<string, number>;

/** What an instance says of itself with each heartbeat. */
export interface InstanceBeat {
  id: string;
  state: "running" | "paused" | "draining" | "failing";
  settingsRevision: number;
  health: { status: string; reason: string; at: string } | null;
}

/**
 * Puts this process on record. Processes of this host whose pid is gone are declared dead at once,
 * so that their work need not wait for the lease to run out.
 *
 * @returns the record's id
 */
export async function registerProcess(db: Database, world: World, role: string, connections: string): Promise<string> {
  await declareDead(db);
  const id = world.newId();
  ownRecords.add(id);
  await db.query("insert into tatwats.process (id, role, host, pid, pid_space, connections) values ($1, $2, $3, $4, $5, $6)", [
    id,
    role,
    hostname(),
    process.pid,
    pidSpace(),
    connections,
  ]);
  return id;
}

/** Puts a new instance on record. @returns its id */
export async function registerInstance(
  db: Database,
  world: World,
  helper: AnyHelper,
  processId: string,
  restarts: number,
): Promise<string> {
  const id = world.newId();
  await db.query(
    "insert into tatwats.instance (id, helper, version, process_id, state, restarts) values ($1::uuid, $2, $3, $4::uuid, 'starting', $5::int)",
    [id, helper.name, helper.version, processId, restarts],
  );
  return id;
}

export async function endInstance(db: Database, id: string): Promise<void> {
  await db.query(
    "update tatwats.instance set state = 'stopped', stopped_at = clock_timestamp() where id = $1::uuid and stopped_at is null",
    [id],
  );
}

/** Records that this very process has made; any other row with our pid is of a process that had it before us. */
const ownRecords = new Set<string>();

/** Names the space in which our pid means something: this boot of this machine, and this pid namespace of it. */
function pidSpace(): string {
  try {
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    // Not Linux: one host, one space.
    return hostname();
  }
}

async function declareDead(db: Database): Promise<void> {
  const { rows } = await db.query<{ id: string; pid: number }>(
    "select id, pid from tatwats.process where pid_space = $1 and stopped_at is null",
    [pidSpace()],
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

/** Says that the process lives, and how its instances are; false when others have declared it dead in the meantime. */
export async function beat(db: Database, id: string, figures: ProcessFigures, instances: readonly InstanceBeat[]): Promise<boolean> {
  const { rows } = await db.query(
    `with alive as (
       update tatwats.process set heartbeat_at = clock_timestamp(), figures = $2::jsonb where id = $1::uuid and stopped_at is null returning id
     ), told as (
       update tatwats.instance i set state = b.state, health = b.health,
         settings_at = case when i.settings_revision is distinct from b."settingsRevision" then clock_timestamp() else i.settings_at end,
         settings_revision = b."settingsRevision"
       from jsonb_to_recordset($3::jsonb) as b (id uuid, state text, "settingsRevision" int, health jsonb)
       where i.id = b.id and i.stopped_at is null
     )
     select id from alive`,
    [id, JSON.stringify(figures), JSON.stringify(instances)],
  );
  return rows.length === 1;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
