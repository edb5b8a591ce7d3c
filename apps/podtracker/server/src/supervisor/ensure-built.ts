import { spawnSync } from "node:child_process";
import { existsSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { digestSources, isBuiltFrom, stampBuild } from "./build-stamp.ts";
import { compressFiles } from "./compress-files.ts";

const root = join(import.meta.dirname, "../../../../..");

interface Build {
  name: string;
  /** The folder in which the command runs. */
  folder: string;
  /** What it makes, below the folder. */
  output: string;
  /** What it is made from, below the root. */
  sources: string[];
  /** @param making the folder that the command is to make, where it can be told; it then replaces the output */
  command: (folder: string, making: string) => { program: string; flags: string[]; env?: NodeJS.ProcessEnv };
  /** The command makes its output in place, whatever it is told. */
  inPlace?: true;
}

const shared = ["packages/ui/src", "packages/ui/package.json", "package-lock.json"];

const builds: Build[] = [
  {
    name: "the database client",
    folder: "apps/podtracker/server",
    output: "src/generated",
    inPlace: true,
    sources: ["apps/podtracker/server/prisma/schema.prisma", "package-lock.json"],
    // The generator is WebAssembly; naming any program as the native engine keeps Prisma from fetching one.
    command: (folder) => ({
      program: binOf(folder, "prisma", "prisma"),
      flags: ["generate"],
      env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
    }),
  },
  {
    name: "PodTracker's web app",
    folder: "apps/podtracker/web",
    output: "dist",
    sources: [
      ...["src", "public", "index.html", "vite.config.ts", "package.json"].map((path) => `apps/podtracker/web/${path}`),
      "apps/podtracker/contract/src",
      "apps/podtracker/contract/package.json",
      "apps/podtracker/rules/src",
      ...shared,
    ],
    command: viteBuild,
  },
  {
    name: "the console",
    folder: "packages/tatwats-console",
    output: "dist",
    sources: [
      ...["src", "public", "index.html", "vite.config.ts", "package.json"].map((path) => `packages/tatwats-console/${path}`),
      ...shared,
    ],
    command: viteBuild,
  },
];

/**
 * Builds what is not built yet, or was built from other sources: the database client and both web
 * apps. Looking alone takes some ten milliseconds.
 *
 * @throws Error with the end of the build's own words when one fails
 */
export function ensureBuilt(say: (line: string) => void, { force = false, only }: { force?: boolean; only?: string } = {}): void {
  for (const build of builds.filter(({ output }) => only === undefined || output === only)) {
    const digest = digestSources(root, build.sources);
    const output = join(root, build.folder, build.output);
    if (!force && isBuiltFrom(output, digest)) continue;
    say(`Building ${build.name} …`);
    const making = build.inPlace ? output : `${output}.making-${process.pid}`;
    run(build, making);
    if (!build.inPlace) compressFiles(making);
    stampBuild(making, digest);
    if (!build.inPlace) replace(output, making);
  }
}

/** Whole at every moment but the one between two renames, so that two starts at once do not serve each other's halves. */
function replace(output: string, making: string): void {
  const before = `${output}.before-${process.pid}`;
  if (existsSync(output)) renameSync(output, before);
  try {
    renameSync(making, output);
  } catch {
    // Another start put its own build there in the meantime: it is made from the same sources.
    rmSync(making, { recursive: true, force: true });
  }
  rmSync(before, { recursive: true, force: true });
}

function viteBuild(folder: string, making: string) {
  return { program: binOf(folder, "vite", "vite"), flags: ["build", "--logLevel", "warn", "--outDir", making] };
}

function run(build: Build, making: string): void {
  const folder = join(root, build.folder);
  const { program, flags, env } = build.command(folder, making);
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...flags], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: "production", ...env },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`Building ${build.name} failed.\n${`${stdout}\n${stderr}`.trim().split("\n").slice(-15).join("\n")}`);
}

function binOf(folder: string, name: string, bin: string): string {
  const manifest = createRequire(join(folder, "package.json")).resolve(`${name}/package.json`);
  const { bin: bins } = createRequire(import.meta.url)(manifest) as { bin: string | Record<string, string> };
  return join(dirname(manifest), typeof bins === "string" ? bins : bins[bin]!);
}
