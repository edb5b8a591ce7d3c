import { spawn } from "node:child_process";
import { root } from "./packages.ts";

// `npm run check`: all that CI asks. `npm test` (--tests): the tests alone. Ends with `N passed, N failed`.

interface Step {
  name: string;
  command: string;
  flags: string[];
}

const statics: Step[] = [
  { name: "format", command: "oxfmt", flags: ["--check", "."] },
  { name: "lint", command: "oxlint", flags: ["--type-aware", "--deny-warnings"] },
  { name: "types", command: "node", flags: ["scripts/typecheck.ts"] },
];

const tests: Step[] = [
  { name: "unit and integration tests", command: "vitest", flags: ["run"] },
  { name: "browser tests", command: "playwright", flags: ["test", "--config", "e2e/playwright.config.ts"] },
];

const steps = process.argv.includes("--tests") ? tests : [...statics, ...tests];
let [passed, failed] = [0, 0];
for (const step of steps) {
  const began = Date.now();
  console.log(`\n── ${step.name} ──`);
  const { code, output } = await run(step);
  const counts = countTests(output);
  // A step without tests counts as one; one that failed before it could count, too.
  passed += counts.passed || (code === 0 ? 1 : 0);
  failed += counts.failed || (code === 0 ? 0 : 1);
  console.log(`── ${step.name}: ${code === 0 ? "ok" : "FAILED"} (${Math.round((Date.now() - began) / 1000)} s)`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function run({ command, flags }: Step): Promise<{ code: number; output: string }> {
  const child = spawn(command, flags, {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" },
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk;
    process.stdout.write(chunk);
  });
  const code = await new Promise<number>((resolve) => {
    child.once("error", (error) => {
      console.error(`${command} could not be started: ${error.message}. Run \`npm ci\` first.`);
      resolve(1);
    });
    child.once("close", (exit) => resolve(exit ?? 1));
  });
  return { code, output };
}

/** Reads the closing lines of Vitest (`Tests  3 failed | 12 passed (15)`) and Playwright (`  2 passed (8s)`). */
function countTests(output: string): { passed: number; failed: number } {
  const line = /^\s*Tests\s+(.*)$/m.exec(output)?.[1] ?? output.slice(-2000);
  const count = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
  return { passed: count("passed"), failed: count("failed") };
}
