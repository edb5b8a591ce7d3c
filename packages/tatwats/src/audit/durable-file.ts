import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Writes a file whole: after a crash there is the old one or the new one, and it is on disk when this returns. */
export function replaceFile(path: string, text: string, mode = 0o600): void {
  const half = writeHalf(path, text, mode);
  renameSync(half, path);
  syncFolder(path);
}

/**
 * As `replaceFile`, but whoever comes first wins.
 *
 * @returns false where the file was there already; it is then left as it is
 */
export function createFile(path: string, text: string, mode = 0o600): boolean {
  const half = writeHalf(path, text, mode);
  try {
    linkSync(half, path);
    syncFolder(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(half, { force: true });
  }
}

function writeHalf(path: string, text: string, mode: number): string {
  const half = `${path}.${process.pid}.half`;
  const file = openSync(half, "w", mode);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return half;
}

/** Makes the name itself survive a power cut. */
export function syncFolder(path: string): void {
  const folder = openSync(dirname(path), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
