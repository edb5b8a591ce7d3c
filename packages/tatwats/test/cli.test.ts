import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventually } from "@tatwats/test-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runCli } from "../src/cli/run-cli.ts";
import { listAuditEntries } from "../src/index.ts";
import { createOffice, kitchen, type Office, serve } from "./toy-office.ts";

let office: Office;
let folder: string;
let app: string;
beforeEach(async () => {
  office = await createOffice();
  folder = mkdtempSync(join(tmpdir(), "tatwats-cli-"));
  mkdirSync(folder, { recursive: true });
  app = join(folder, "app.mjs");
  const toy = JSON.stringify(new URL("toy-office.ts", import.meta.url).href);
  writeFileSync(app, `import { kitchen } from ${toy};\nexport default { application: "guests", helpers: kitchen(async () => {}) };\n`);
});
afterEach(async () => {
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const lines = { out: [] as string[], err: [] as string[] };
  const env = { DATABASE_URL: office.url, KEY_FOLDER: office.keyFolder };
  const code = await runCli(args, env, { out: (line) => lines.out.push(line), err: (line) => lines.err.push(line) });
  return { code, out: lines.out.join("\n"), err: lines.err.join("\n") };
}

test("says how things are, pauses, sends, resumes, and puts on record who did it", async () => {
  await office.open(kitchen(serve));
  expect(await run("helpers", "the_cook")).toMatchObject({ code: 0, out: "the_cook 1.0.0: running, 1 instance, 0 waiting, 0 dead" });
  expect(await run("pause", "the_cook", "--reason", "lunch")).toMatchObject({ code: 0 });
  const sent = await run("send", "the_cook", "dish.ordered", '{"dish":"soup","table":1}', "--app", app);
  expect(sent).toMatchObject({ code: 0, out: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect((await run("helpers", "the_cook")).out).toContain("1 waiting");
  await run("resume", "the_cook");
  await eventually(async () => (await office.count("served")) === 1, "the dish");
  const { items } = await listAuditEntries(office.database, { action: "helper.paused", limit: 5 });
  expect(items[0]).toMatchObject({ actor: { name: expect.stringContaining("(command line)") }, detail: { reason: "lunch" } });
  const status = await run("status", "--json");
  expect(JSON.parse(status.out)).toMatchObject({ components: expect.arrayContaining([expect.objectContaining({ name: "the_cook" })]) });
});

test("sends dead letters again, and refuses to send all without being told so", async () => {
  let fire = false;
  await office.open(kitchen((order, context) => (fire ? serve(order, context) : Promise.reject(new Error("no fire"))), { attempts: 1 }));
  await run("send", "the_cook", "dish.ordered", '{"dish":"soup","table":1}', "--app", app);
  await eventually(async () => (await office.count("tatwats.delivery where state = 'dead'")) === 1, "the dead letter");
  expect(await run("redrive")).toMatchObject({ code: 2, err: expect.stringContaining("--all") });
  fire = true;
  expect(await run("redrive", "--helper", "the_cook")).toMatchObject({ code: 0, out: "1 sent again." });
  await eventually(async () => (await office.count("served")) === 1, "the dish");
});

test("verifies the audit log, finds what was altered, exports it, and gives it a new key", async () => {
  const tatwats = await office.open(kitchen(serve));
  await tatwats.audit({ actor: { kind: "user", id: "1", name: "Ash" }, action: "table.laid", detail: { forks: 4 } });
  await eventually(async () => (await office.count("tatwats.audit_unsealed")) === 0, "the seal");
  expect(await run("verify-audit")).toMatchObject({ code: 0, out: expect.stringContaining("as they were written") });
  expect((await run("export-audit", "--q", "laid")).out).toContain('"table.laid"');
  expect((await run("export-audit", "--format", "csv")).out.split("\n").length).toBeGreaterThan(1);
  expect((await run("export-audit", "--format", "xml")).code).toBe(2);
  expect(await run("rotate-key")).toMatchObject({ code: 0 });
  await tatwats.audit({ actor: { kind: "user", id: "1", name: "Ash" }, action: "table.cleared" });
  await eventually(async () => (await office.count("tatwats.audit_unsealed")) === 0, "a seal with the new key", 15_000);
  expect(await office.count("tatwats.audit_key")).toBe(2);
  expect(await run("verify-audit")).toMatchObject({ code: 0 });
  await office.database.query("alter table tatwats.audit_entry disable trigger user");
  await office.database.query("alter table tatwats.audit_entry disable trigger all");
  const { rows } = await office.database.query<{ part: string }>(
    "select tableoid::regclass::text as part from tatwats.audit_entry where action = 'table.laid'",
  );
  await office.database.query(`alter table ${rows[0]!.part} disable trigger all`);
  await office.database.query("update tatwats.audit_entry set detail = '{\"forks\": 3}' where action = 'table.laid'");
  expect(await run("verify-audit")).toMatchObject({ code: 1, out: expect.stringContaining("altered") });
});

test("tells what it did not understand, and changes nothing", async () => {
  expect(await run("burn")).toMatchObject({ code: 2, err: expect.stringContaining("no command burn") });
  expect(await run("pause")).toMatchObject({ code: 2 });
  expect(await run("status", "--colour")).toMatchObject({ code: 2 });
  expect(await run("pause", "the_gardener")).toMatchObject({ code: 1, err: expect.stringContaining("the_gardener") });
  expect(await run("send", "the_cook", "dish.ordered", "{}")).toMatchObject({ code: 2, err: expect.stringContaining("--app") });
  expect(await run("send", "the_cook", "dish.ordered", "{}", "--app", app)).toMatchObject({
    code: 1,
    err: expect.stringContaining("dish"),
  });
  expect(await run("send", "the_cook", "dish.ordered", "soup", "--app", app)).toMatchObject({
    code: 2,
    err: expect.stringContaining("not JSON"),
  });
  expect(await run("--help")).toMatchObject({ code: 0, out: expect.stringContaining("tatwats <command>") });
  const nowhere = await runCli(["status"], {}, { out() {}, err() {} });
  expect(nowhere).toBe(2);
  expect(await office.count("tatwats.message")).toBe(0);
});
