import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Binaries } from "./binaries.ts";
import { LocalPostgresError } from "./local-postgres-error.ts";
import { clusterOwner, type RunAs } from "./unprivileged-user.ts";

/**
 * Makes the cluster once. It is made under a temporary name and renamed when it is whole, so that
 * being killed half-way leaves nothing that a later start would stumble over.
 *
 * @returns the superuser's password, kept in a file beside the cluster (mode 600)
 */
export function createCluster(folder: string, binaries: Binaries, as: RunAs): string {
  const passwordFile = `${folder}.password`;
  if (existsSync(join(folder, "PG_VERSION"))) return readFileSync(passwordFile, "utf8").trim();
  const password = readPassword(passwordFile);
  const half = `${folder}.making-${process.pid}`;
  for (const left of halves(folder)) rmSync(left, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  const pwfile = join(half, "pwfile");
  writeFileSync(pwfile, password, { mode: 0o600 });
  const owner = clusterOwner();
  if (owner) for (const path of [half, pwfile]) chownSync(path, owner.uid, owner.gid);
  runInitdb(join(half, "cluster"), pwfile, binaries, as);
  try {
    renameSync(join(half, "cluster"), folder);
  } catch (cause) {
    // Another start made it in the meantime: theirs is as good, with the same password file.
    if (!existsSync(join(folder, "PG_VERSION"))) throw new LocalPostgresError(`${folder} could not be made.`, { cause });
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  return password;
}

/** What starts that were killed half-way have left, and ours. */
function halves(folder: string): string[] {
  const parent = dirname(folder);
  const begin = `${basename(folder)}.making-`;
  const isLeft = (name: string) =>
    name.startsWith(begin) && (Number(name.slice(begin.length)) === process.pid || !isRunning(Number(name.slice(begin.length))));
  return readdirSync(parent)
    .filter(isLeft)
    .map((name) => join(parent, name));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Made once and whole: of two first starts one makes it, and both read it. */
function readPassword(file: string): string {
  const kept = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  if (kept) return kept;
  const half = `${file}.${process.pid}`;
  writeFileSync(half, randomBytes(24).toString("base64url"), { mode: 0o600 });
  rmSync(file, { force: true });
  try {
    linkSync(half, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(half, { force: true });
  }
  return readFileSync(file, "utf8").trim();
}

function runInitdb(folder: string, pwfile: string, binaries: Binaries, as: RunAs): void {
  const [command, ...rest] = [
    ...as.prefix,
    binaries.initdb,
    `--pgdata=${folder}`,
    "--username=postgres",
    `--pwfile=${pwfile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
  ];
  const { status, stderr, error } = spawnSync(command, rest, { uid: as.uid, gid: as.gid, encoding: "utf8", cwd: "/" });
  if (status !== 0) {
    throw new LocalPostgresError(`initdb failed: ${(stderr ?? "").trim().split("\n").at(-1) ?? ""}`, { cause: error });
  }
}
