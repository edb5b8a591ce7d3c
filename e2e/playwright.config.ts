import { defineConfig } from "@playwright/test";
import { findBrowser } from "@tatwats/test-kit/browser";

const { executablePath, args, env } = await findBrowser();

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../artefacts/test-results",
  // Files side by side, each worker with an application of its own: a story waits more than it computes.
  workers: 2,
  fullyParallel: false,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    launchOptions: { executablePath, args, env },
    locale: "en-US",
    timezoneId: "UTC",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    trace: "retain-on-failure",
  },
});
