import { defineConfig } from "@playwright/test";
import { findBrowser } from "@tatwats/test-kit/browser";

const { executablePath, args, env } = await findBrowser();

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../artefacts/test-results",
  // One application at a time: each test starts a whole one, and two cores carry one well.
  workers: 1,
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
