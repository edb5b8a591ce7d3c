import { existsSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";

/** What PostgreSQL writes of itself into its folder: pid on the first line, port on the fourth. */
export function readPidFile(folder: string): { pid: number; port: number } | undefined {
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  return { pid: Math.abs(Number(lines[0])), port: Number(lines[3]) };
}

/**
 * Whether the process lives and, where the system tells, serves this very folder: a stale number may
 * belong to another program by now, or to another PostgreSQL.
 */
export function isAlive(pid: number, folder: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "EPERM") return false;
  }
  if (!existsSync("/proc/self/stat")) return true;
  try {
    const [, name, state] = /\((.*)\) (\w)/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    if (state === "Z") return false;
    // A server moves into its folder before it writes its pid there.
    return name === "postgres" && readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    // Gone in this moment, or a stranger's.
    return false;
  }
}

/** A server that was killed leaves its pid file behind, and PostgreSQL refuses to start where that number lives again. */
export function removeStalePidFile(folder: string): void {
  rmSync(join(folder, "postmaster.pid"), { force: true });
}
