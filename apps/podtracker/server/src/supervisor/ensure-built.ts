import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { digestSources, isBuiltFrom, stampBuild } from "./build-stamp.ts";

const root = join(import.meta.dirname, "../../../../..");

interface Build {
  name: string;
  /** The folder in which the command runs. */
  folder: string;
  /** What it makes, below the folder. */
  output: string;
  /** What it is made from, below the root. */
  sources: string[];
  command: (folder: string) => { program: string; flags: string[]; env?: NodeJS.ProcessEnv };
}

const shared = ["packages/ui/src", "packages/ui/package.json", "package-lock.json"];

const builds: Build[] = [
  {
    name: "the database client",
    folder: "apps/podtracker/server",
    output: "src/generated",
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
      "apps/podtracker/rules/src",
      ...shared,
    ],
    command: (folder) => ({ program: binOf(folder, "vite", "vite"), flags: ["build", "--logLevel", "warn"] }),
  },
  {
    name: "the console",
    folder: "packages/tatwats-console",
    output: "dist",
    sources: [
      ...["src", "public", "index.html", "vite.config.ts", "package.json"].map((path) => `packages/tatwats-console/${path}`),
      ...shared,
    ],
    command: (folder) => ({ program: binOf(folder, "vite", "vite"), flags: ["build", "--logLevel", "warn"] }),
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
    run(build);
    mkdirSync(output, { recursive: true });
    stampBuild(output, digest);
  }
}

function run(build: Build): void {
  const folder = join(root, build.folder);
  const { program, flags, env } = build.command(folder);
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
