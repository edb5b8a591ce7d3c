import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Env } from "../platform/env/read-env.ts";

const root = join(import.meta.dirname, "../../../../..");

const apps = [
  { name: "PodTracker", folder: "apps/podtracker/web", port: 5173, path: "/" },
  { name: "Console", folder: "packages/tatwats-console", port: 5174, path: "/console/" },
] as const;

/** Vite's own servers for both web apps, which reload on change and pass API calls on to ours. */
export async function startDevServers(env: Env, say: (line: string) => void): Promise<() => Promise<void>> {
  const children = apps.map(({ folder, port }) => {
    const manifest = createRequire(join(root, folder, "package.json")).resolve("vite/package.json");
    return spawn(process.execPath, [join(dirname(manifest), "bin/vite.js"), "--port", String(port), "--strictPort", "--logLevel", "warn"], {
      cwd: join(root, folder),
      env: { ...process.env, PORT: String(env.port) },
      stdio: ["ignore", "inherit", "inherit"],
    });
  });
  for (const { name, port, path } of apps) say(`${name} while you edit it: http://localhost:${port}${path}`);
  return async () => {
    await Promise.all(
      children.map(async (child) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const gone = new Promise((resolve) => child.once("exit", resolve));
        child.kill("SIGTERM");
        await gone;
      }),
    );
  };
}
