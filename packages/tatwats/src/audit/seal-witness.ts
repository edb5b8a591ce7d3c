import { readFileSync } from "node:fs";
import { join } from "node:path";
import { replaceFile } from "./durable-file.ts";
import type { Seal } from "./seal-content.ts";
import { readTrustedKeys } from "./seal-key.ts";

/** What stands outside of the database, against which it can be verified. */
export interface AuditTrust {
  /** Public keys (PEM) that are known to be ours. Without them the first one of the database is believed. */
  trusted?: readonly string[];
  /** The latest seal that was kept elsewhere: a log that ends before it was cut off. */
  witness?: Seal;
}

/** What the key folder knows; without a folder or a witness, the less of it. */
export function readAuditTrust(folder: string): AuditTrust {
  const trusted = readTrustedKeys(folder);
  return { ...(trusted.length > 0 && { trusted }), witness: readWitness(folder) };
}

/** The seal in `latest-seal.json`; undefined before the first one. */
export function readWitness(folder: string): Seal | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(folder), "utf8")) as Seal;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Replaces the file in one step, on disk when this returns. A crash before it leaves the witness before, which is as true. */
export function writeWitness(folder: string, seal: Seal): void {
  replaceFile(fileIn(folder), `${JSON.stringify(seal, undefined, 2)}\n`);
}

function fileIn(folder: string): string {
  return join(folder, "latest-seal.json");
}
