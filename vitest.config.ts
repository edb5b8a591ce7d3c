import { defineConfig } from "vitest/config";

/** Files of functions of their arguments: nothing of one outlives it, so they share a process and what it has loaded. */
const pure = ["packages/ui", "packages/tatwats-console/src/web", "apps/podtracker/{contract,rules,web}"].map(
  (folder) => `${folder}/**/*.test.{ts,tsx}`,
);
const all = ["{packages,apps/podtracker}/*/{src,test,prisma}/**/*.test.{ts,tsx}", "scripts/**/*.test.ts", "examples/*/*.test.ts"];

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    typecheck: { enabled: false },
    setupFiles: ["./packages/test-kit/src/fail-on-console-noise.ts"],
    projects: [
      { extends: true, test: { name: "pure", include: pure, isolate: false } },
      {
        extends: true,
        test: {
          name: "whole",
          include: all,
          exclude: ["**/node_modules/**", ...pure],
          globalSetup: ["./packages/test-kit/src/global-setup.ts"],
        },
      },
    ],
  },
});
