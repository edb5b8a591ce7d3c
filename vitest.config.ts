import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{packages,apps/podtracker}/*/{src,test,prisma}/**/*.test.{ts,tsx}", "scripts/**/*.test.ts", "examples/*/*.test.ts"],
    globalSetup: ["./packages/test-kit/src/global-setup.ts"],
    setupFiles: ["./packages/test-kit/src/fail-on-console-noise.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    typecheck: { enabled: false },
  },
});
