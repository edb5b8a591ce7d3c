import { spawnSync } from "node:child_process";
import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { LocalPostgresError } from "./local-postgres-error.ts";

/** How to run a program of PostgreSQL's: as whom, and behind which command. */
export interface RunAs {
  uid?: number;
  gid?: number;
  /** Put before the program and its arguments; empty where none is needed. */
  prefix: string[];
}

/**
 * PostgreSQL refuses to run as root. As an ordinary user it runs as that user. As root it runs as the
 * machine's `postgres` or `nobody`; where a folder above the data or the programs is closed to that
 * user (a checkout below `/root`, a `mktemp -d`), `setpriv` lends it the right to pass through.
 */
export function runAs(paths: string[]): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const user = findUser(readFileSync("/etc/passwd", "utf8"));
  if (!user) {
    throw new LocalPostgresError(
      "PostgreSQL refuses to run as root, and this machine has no user `postgres` or `nobody`. Start as an ordinary user, or set DATABASE_URL.",
    );
  }
  const closed = closedFolderAbove(paths);
  if (!closed) return { ...user, prefix: [] };
  const prefix = [
    "setpriv",
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    "--clear-groups",
    "--inh-caps=+dac_read_search",
    "--ambient-caps=+dac_read_search",
  ];
  if (spawnSync(prefix[0]!, [...prefix.slice(1), "true"]).status === 0) return { prefix };
  throw new LocalPostgresError(
    `PostgreSQL refuses to run as root, and the user it runs as instead cannot enter ${closed}. Run \`chmod o+x ${closed}\`, start as an ordinary user, or set DATABASE_URL.`,
  );
}

/** The first folder above these paths that the user whom PostgreSQL runs as cannot enter; undefined for an ordinary user. */
export function closedFolderAbove(paths: string[]): string | undefined {
  const user = clusterOwner();
  return user && paths.flatMap(foldersAbove).find((folder) => !isEnterable(folder, user));
}

/** The user whose files a cluster made as root belongs to; undefined for an ordinary user. */
export function clusterOwner(): { uid: number; gid: number } | undefined {
  return process.getuid?.() === 0 ? findUser(readFileSync("/etc/passwd", "utf8")) : undefined;
}

function findUser(passwd: string): { uid: number; gid: number } | undefined {
  const entries = passwd.split("\n").map((line) => line.split(":"));
  const entry = entries.find(([name]) => name === "postgres") ?? entries.find(([name]) => name === "nobody");
  return entry ? { uid: Number(entry[2]), gid: Number(entry[3]) } : undefined;
}

function foldersAbove(path: string): string[] {
  const above = dirname(path);
  return above === path ? [] : [...foldersAbove(above), above];
}

function isEnterable(folder: string, user: { uid: number; gid: number }): boolean {
  accessSync(folder, constants.F_OK);
  const { mode, uid, gid } = statSync(folder);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  return (mode & bit) !== 0;
}
