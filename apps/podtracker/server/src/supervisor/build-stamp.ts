import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const stampFile = ".built-from";

/** A digest of everything a build reads: names and contents of all files below the given paths. */
export function digestSources(root: string, paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of filesBelow(join(root, path)).toSorted())
      hash.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

export function isBuiltFrom(output: string, digest: string): boolean {
  const file = join(output, stampFile);
  return existsSync(file) && readFileSync(file, "utf8") === digest;
}

export function stampBuild(output: string, digest: string): void {
  writeFileSync(join(output, stampFile), digest);
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));
}
