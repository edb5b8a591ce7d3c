import { existsSync, globSync } from "node:fs";
import { dirname, join } from "node:path";

export const root = join(import.meta.dirname, "..");

/** The folders of all workspaces that have TypeScript in them. */
export function typedPackages(): string[] {
  return globSync(["packages/*/tsconfig.json", "apps/podtracker/*/tsconfig.json", "e2e/tsconfig.json", "scripts/tsconfig.json"], {
    cwd: root,
  })
    .filter((file) => existsSync(join(root, file)))
    .map((file) => dirname(file))
    .toSorted();
}
