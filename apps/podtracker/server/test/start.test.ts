import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@tatwats/local-postgres";
import { eventually } from "@tatwats/test-kit";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";

// The first start after a change of the sources builds, too.
vi.setConfig({ testTimeout: 180_000 });

const main = join(import.meta.dirname, "../src/main.ts");

let dataDir: string;
let port: number;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "podtracker-start-"));
  port = await freePort();
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

interface Run {
  child: ChildProcess;
  output(): string;
  exit: Promise<number | null>;
}

const running = new Set<Run>();
afterEach(async () => {
  for (const { child, exit } of running) {
    child.kill("SIGTERM");
    await exit;
  }
  running.clear();
});

/** Starts it as `npm start` does, without npm in between. */
function start(env: Record<string, string>, flags: string[] = []): Run {
  const { DATABASE_URL: _, ...rest } = process.env;
  const child = spawn(process.execPath, [main, ...flags], {
    env: { ...rest, DATA_DIR: dataDir, PORT: String(port), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
  const run = { child, output: () => output, exit };
  running.add(run);
  return run;
}

const isReady = async () => (await fetch(`http://localhost:${port}/readyz`)).ok;
const untilReady = async (run: Run) =>
  await eventually(
    async () => {
      if (run.child.exitCode !== null) throw new Error(run.output());
      return await isReady();
    },
    "readiness",
    120_000,
  );

/** One line that says what to mend, and exit code 1; nothing left running. */
async function expectRefusal(env: Record<string, string>, line: RegExp, flags: string[] = []): Promise<void> {
  const run = start(env, flags);
  expect(await run.exit).toBe(1);
  const lines = run
    .output()
    .trim()
    .split("\n")
    .filter((said) => !said.startsWith("Building "));
  expect(lines).toEqual([expect.stringMatching(line)]);
}

test("a bad value in the environment is refused with its name", async () => {
  await expectRefusal({ PORT: "banana" }, /^PORT must be a number/);
  await expectRefusal({ DATABASE_URL: "mysql://x" }, /^DATABASE_URL must be a URL such as postgresql:/);
  await expectRefusal({ ADMIN_EMAIL: "a@example.org" }, /^ADMIN_EMAIL and ADMIN_PASSWORD go together/);
  await expectRefusal({ AUTH_SECRET: "short" }, /^AUTH_SECRET must have at least 32 characters/);
  await expectRefusal({}, /^--role is one of web, helpers, all, not cook/, ["--role", "cook"]);
  await expectRefusal({}, /^DATABASE_URL is needed with --role/, ["--role", "web"]);
});

test("a database that cannot be reached is refused, without its password", async () => {
  const run = start({ DATABASE_URL: "postgresql://me:secret@127.0.0.1:1/none" });
  expect(await run.exit).toBe(1);
  expect(run.output()).toMatch(/DATABASE_URL: no PostgreSQL to be reached at 127\.0\.0\.1:1\/none/);
  expect(run.output()).not.toContain("secret");
});

test("a taken port is refused, and nothing is left running", async () => {
  const squatter: Server = await new Promise((resolve) => {
    const server = createServer().listen(port, "127.0.0.1", () => resolve(server));
  });
  await expectRefusal({}, /^Port \d+ is taken/);
  expect(existsSync(join(dataDir, "postgres/postmaster.pid"))).toBe(false);
  await new Promise((resolve) => squatter.close(resolve));
});

test("a start serves, prints where to go and the link to become admin, and stops in order on SIGTERM", async () => {
  const run = start({});
  await untilReady(run);
  await eventually(() => run.output().includes("/console/set-up#"), "the printed link");
  expect(run.output()).toMatch(new RegExp(`PodTracker +http://localhost:${port}\\n`));
  const [, token] = /set-up#([\w-]+)/.exec(run.output())!;
  const mallory = { name: "Mallory", email: "boss@example.org", password: "mallorys-own-password" };
  await fetch(`http://localhost:${port}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(mallory),
  });
  const become = async (email: string) =>
    await fetch(`http://localhost:${port}/api/setup`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token, name: "Ada", email, password: "a-long-passphrase" }),
    });
  // An account that somebody else made with the address does not become admin by it; the link stays good.
  expect((await become(mallory.email)).status).toBe(422);
  expect((await become("ada@example.org")).status).toBe(204);
  expect((await become("eve@example.org")).status).toBe(404);
  for (const secret of ["auth-secret", "postgres.password", "keys/seal-key.pem"]) {
    expect(statSync(join(dataDir, secret)).mode & 0o777, secret).toBe(0o600);
  }

  await expectRefusal({ PORT: String(await freePort()) }, /^Another start is using the data folder/);
  expect(await isReady()).toBe(true);

  run.child.kill("SIGTERM");
  expect(await run.exit).toBe(0);
  expect(existsSync(join(dataDir, "postgres/postmaster.pid"))).toBe(false);
});

test("after kill -9 of the supervisor its processes end, and the next start adopts what is left and asks for no second admin", async () => {
  const first = start({});
  await untilReady(first);
  const postgres = Number(readFileSync(join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
  first.child.kill("SIGKILL");
  await first.exit;
  const second = start({});
  await untilReady(second);
  expect(Number(readFileSync(join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[0])).toBe(postgres);
  expect(second.output()).not.toContain("set-up#");
  second.child.kill("SIGTERM");
  expect(await second.exit).toBe(0);
});

test("a process with another secret than the installation's refuses to start", async () => {
  await expectRefusal(
    { AUTH_SECRET: "another-secret-of-more-than-32-characters" },
    /^AUTH_SECRET is not the one this database was set up with/,
  );
});

test.runIf(process.getuid?.() === 0)("as root, a checkout or data folder that others may not enter works all the same", async () => {
  const closed = mkdtempSync(join(tmpdir(), "closed-"));
  chmodSync(closed, 0o700);
  const run = start({ DATA_DIR: join(closed, "data") });
  await untilReady(run);
  run.child.kill("SIGTERM");
  expect(await run.exit).toBe(0);
  rmSync(closed, { recursive: true, force: true });
});
