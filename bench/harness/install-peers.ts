import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const bench = join(import.meta.dirname, "..");
const stamp = join(bench, "node_modules/.installed-from");

/** Brings the peers' packages from npm into the bench's own folder, unless those of its lock file are there. */
export function installPeers(say: (line: string) => void): void {
  const digest = createHash("sha256")
    .update(readFileSync(join(bench, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  say("npm install --prefix bench");
  // Not `npm ci`: it refuses a lock file without the builds of an optional package for other systems, which not every registry has.
  const flags = ["install", "--no-save", "--prefix", bench, "--no-audit", "--no-fund"];
  const { status } = spawnSync("npm", flags, { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error("The packages of the bench could not be installed: npm install --prefix bench.");
  writeFileSync(stamp, digest);
}
