import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** What PostgreSQL writes of itself into its folder: pid on the first line, port on the fourth. */
export function readPidFile(folder: string): { pid: number; port: number } | undefined {
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  return { pid: Math.abs(Number(lines[0])), port: Number(lines[3]) };
}

/** Whether the process lives and, where the system tells, is a PostgreSQL and not a later bearer of its number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const stat = `/proc/${pid}/stat`;
  if (!existsSync("/proc/self/stat")) return true;
  if (!existsSync(stat)) return false;
  try {
    const [, name, state] = /\((.*)\) (\w)/s.exec(readFileSync(stat, "utf8")) ?? [];
    return (name === "postgres" || name === "setpriv") && state !== "Z";
  } catch {
    return false;
  }
}

/** A server that was killed leaves its pid file behind, and PostgreSQL refuses to start where that number lives again. */
export function removeStalePidFile(folder: string): void {
  rmSync(join(folder, "postmaster.pid"), { force: true });
}
