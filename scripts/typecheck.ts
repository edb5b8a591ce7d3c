import { spawnSync } from "node:child_process";
import { root, typedPackages } from "./packages.ts";

// Each package by itself: project references that mix Node's and a bundler's module resolution gave `any` without a word.
const failed = typedPackages().filter((folder) => {
  const { status } = spawnSync("tsc", ["--noEmit", "-p", folder], { cwd: root, stdio: "inherit" });
  return status !== 0;
});
if (failed.length > 0) {
  console.error(`Types do not fit in ${failed.join(", ")}.`);
  process.exit(1);
}
