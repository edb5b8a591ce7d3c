import { execFile } from "node:child_process";
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { createTestDatabase, type TestDatabase } from "@tatwats/test-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "./packages.ts";

// The packed framework in a stranger's folder, with nothing of the repository around it.

const run = promisify(execFile);
const home = mkdtempSync(join(tmpdir(), "packed-tatwats-"));
const installed = join(home, "node_modules/tatwats");
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase("packed", async () => {});
  const made = join(home, "made");
  await run(process.execPath, [join(root, "scripts/pack-tatwats.ts"), made]);
  // As `npm install` would, without a network: the tarball's files, and beside them what they depend on.
  const [tarball = ""] = globSync("*.tgz", { cwd: made });
  await run("tar", ["-xzf", tarball], { cwd: made });
  cpSync(join(made, "package"), installed, { recursive: true });
  rmSync(made, { recursive: true });
  const { dependencies } = manifest();
  for (const name of [...Object.keys(dependencies), "@types/node"]) {
    const link = join(home, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, "node_modules", name), link);
  }
  writeFileSync(join(home, "package.json"), JSON.stringify({ name: "stranger", private: true, type: "module" }));
}, 120_000);

afterAll(async () => {
  await database?.drop();
  rmSync(home, { recursive: true, force: true });
});

interface Manifest {
  dependencies: Record<string, string>;
}

function manifest(): Manifest {
  return JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as Manifest;
}

test("the package holds code and declarations, every migration, and no source and no test", () => {
  const files = globSync("**/*", { cwd: installed, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  expect(files).toEqual(expect.arrayContaining(["README.md", "LICENSE", "package.json"]));
  expect(files.filter((name) => /\.test\.|(?<!\.d)\.ts$/.test(name))).toEqual([]);
  expect(globSync("*.sql", { cwd: join(installed, "sql") }).toSorted()).toEqual(
    globSync("*.sql", { cwd: join(root, "packages/tatwats/sql") }).toSorted(),
  );
  expect(manifest()).not.toHaveProperty("devDependencies");
  expect(Object.values(manifest().dependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(readFileSync(join(installed, "README.md"), "utf8")).not.toContain("](../");
});

const app = `
import { createTatwats, defineHelper, fromPgPool, migrateTatwats } from "tatwats";
import { testHelper } from "tatwats/testing";
import { Pool } from "pg";
import { z } from "zod";

const [connectionString, what] = process.argv.slice(2);
const theGreeter = defineHelper({
  name: "the_greeter",
  version: "1.0.0",
  purpose: "Writes a greeting for whoever arrives.",
  settings: z.object({ word: z.string().default("Hello") }),
  accepts: {
    "guest.arrived": {
      payload: z.object({ name: z.string().min(1) }),
      handle: async ({ payload }, { db, settings }) => {
        await db.query("insert into greeting (text) values ($1)", [settings.word + ", " + payload.name]);
      },
    },
  },
});

const { queries } = await testHelper(theGreeter, { db: () => [] }).handle("guest.arrived", { name: "Ash" });
console.log("alone:", queries[0].values[0]);

const pool = new Pool({ connectionString, max: 1 });
await pool.query("create table if not exists greeting (text text not null)");
console.log("migrated:", (await migrateTatwats(fromPgPool(pool))).length > 0);
const log = { info() {}, warn: console.error, error: console.error };
const tatwats = createTatwats({
  connectionString, helpers: [theGreeter], application: "hotel", role: "helpers", runHelpers: true, keyFolder: "keys", log,
  stalledAfterMs: what === "stall" ? 2_000 : 20_000,
});
await tatwats.start();
if (what === "stall") {
  // Time for the watch to come up.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  for (;;);
}
await tatwats.send("the_greeter", "guest.arrived", { name: "Brock" });
for (let seen = []; seen.length === 0; await new Promise((resolve) => setTimeout(resolve, 50))) {
  ({ rows: seen } = await pool.query("select text from greeting"));
  for (const { text } of seen) console.log("seen:", text);
}
await tatwats.stop();
await pool.end();
console.log("stopped");
`;

test("a plain JavaScript application defines a helper, tries it alone, migrates, sends, sees the effect, and stops", async () => {
  writeFileSync(join(home, "app.mjs"), app);
  const { stdout, stderr } = await run(process.execPath, ["app.mjs", database.url], { cwd: home, timeout: 25_000 });
  expect(stderr).toBe("");
  expect(stdout.trim().split("\n")).toEqual(["alone: Hello, Ash", "migrated: true", "seen: Hello, Brock", "stopped"]);
});

test("the watch on a stalled thread is in the package, too", async () => {
  writeFileSync(join(home, "app.mjs"), app);
  // Where its file is missing it says nothing, and the application would go on.
  const ended = run(process.execPath, ["app.mjs", database.url, "stall"], { cwd: home, timeout: 25_000 });
  await expect(ended).rejects.toMatchObject({
    signal: "SIGKILL",
    stderr: expect.stringContaining("A handler has kept its process from everything else for 2000 ms"),
  });
});

test("the command line answers", async () => {
  const { stdout } = await run(process.execPath, ["node_modules/tatwats/dist/cli/main.js", "--help"], { cwd: home });
  expect(stdout).toContain("tatwats <command>");
});

test("the declarations type a consumer, strictly, and stand up to a check themselves", async () => {
  writeFileSync(
    join(home, "consumer.ts"),
    `
import { createTatwats, defineHelper, fromPgPool, migrateTatwats, type Message } from "tatwats";
import { testHelper } from "tatwats/testing";
import { Pool } from "pg";
import { z } from "zod";

const theClerk = defineHelper({
  name: "the_clerk",
  version: "1.0.0",
  purpose: "Counts pages.",
  settings: z.object({ stamp: z.string().default("ok") }),
  accepts: {
    "form.filed": {
      payload: z.object({ pages: z.number() }),
      handle: async (message, { settings, publish }) => {
        const typed: Message<"form.filed", { pages: number }> = message;
        await publish("form.stamped", { stamp: settings.stamp });
        // @ts-expect-error not among what it emits
        await publish("form.lost", { pages: typed.payload.pages });
      },
    },
  },
  emits: { "form.stamped": z.object({ stamp: z.string() }) },
});

export async function go(connectionString: string): Promise<string> {
  await migrateTatwats(fromPgPool(new Pool({ connectionString })));
  // @ts-expect-error no pool
  fromPgPool(connectionString);
  const tatwats = createTatwats({
    connectionString, helpers: [theClerk], application: "office", role: "web", runHelpers: false, keyFolder: "keys", log: console,
  });
  // @ts-expect-error another payload
  await tatwats.send("the_clerk", "form.filed", { pages: "three" });
  // @ts-expect-error another payload
  await testHelper(theClerk).handle("form.filed", {});
  return await tatwats.send("the_clerk", "form.filed", { pages: 3 });
}
`,
  );
  const flags = ["--strict", "--noEmit", "--target", "es2024", "--module", "nodenext", "--moduleResolution", "nodenext", "--types", "node"];
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const checked = run(process.execPath, [tsc, ...flags, "--skipLibCheck", "false", "consumer.ts"], { cwd: home });
  const faults = await checked.then(
    () => "",
    ({ stdout, message }: { stdout: string; message: string }) => stdout || message,
  );
  expect(faults).toBe("");
});
