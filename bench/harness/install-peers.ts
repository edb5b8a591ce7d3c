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
  say("npm ci --prefix bench");
  const { status } = spawnSync("npm", ["ci", "--prefix", bench, "--no-audit", "--no-fund"], { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error("The peers could not be installed: npm ci --prefix bench.");
  writeFileSync(stamp, digest);
}
