import { createHash } from "node:crypto";
import { cpSync, existsSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Binaries } from "./binaries.ts";
import { LocalPostgresError } from "./local-postgres-error.ts";
import { closedFolderAbove } from "./unprivileged-user.ts";

/**
 * The programs where the user that they run as can find them. PostgreSQL looks for its own parts with
 * access(2), which asks what the user may without any lent right; so where a folder above them is
 * closed (a checkout below `/root`, a `mktemp -d`), they are copied once into the temporary folder.
 */
export function reachableBinaries(binaries: Binaries): Binaries {
  if (!closedFolderAbove([binaries.postgres])) return binaries;
  const native = dirname(dirname(binaries.postgres));
  const { mtimeMs } = statSync(binaries.postgres);
  const name = createHash("sha256").update(`${native} ${mtimeMs}`).digest("hex").slice(0, 16);
  const copy = join(tmpdir(), `local-postgres-${name}`);
  if (!existsSync(copy)) place(native, copy);
  const { uid, mode } = statSync(copy);
  // The temporary folder is everybody's: nobody else may have laid programs there for us to run.
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0) throw new LocalPostgresError(`${copy} is not ours. Remove it, and start again.`);
  const inCopy = (program: string) => join(copy, "bin", basename(program));
  return { initdb: inCopy(binaries.initdb), postgres: inCopy(binaries.postgres) };
}

function place(native: string, copy: string): void {
  const half = `${copy}.${process.pid}`;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, copy);
  } catch (error) {
    // Another start was faster, with the same programs.
    if (!existsSync(copy)) throw error;
    rmSync(half, { recursive: true, force: true });
  }
}
