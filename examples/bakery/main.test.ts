import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@tatwats/local-postgres";
import { eventually } from "@tatwats/test-kit";
import { expect, test } from "vitest";

const file = join(import.meta.dirname, "main.ts");

test("the bakery opens with one command, brings what is ordered, and shows it on its console", { timeout: 90_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "bakery-"));
  const port = await freePort();
  const bakery = spawn(process.execPath, [file], {
    env: { ...process.env, BAKERY_DATA: folder, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [bakery.stdout, bakery.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  try {
    await eventually(
      () => said.includes("The bakery is open") || (bakery.exitCode !== null && Promise.reject(new Error(said))),
      "the opening",
      60_000,
    );
    const at = (path: string) => `http://127.0.0.1:${port}${path}`;
    for (const loaves of [2, 3]) {
      const answer = await fetch(at("/orders"), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ loaves, street: "Elm" }),
      });
      expect(answer.status).toBe(200);
    }
    await eventually(
      async () => JSON.stringify(await (await fetch(at("/brought"))).json()) === '[{"street":"Elm","loaves":5}]',
      "the bread",
    );
    const tasks = (await (await fetch(at("/api/ops/tasks"))).json()) as { items: { title: string; state: string; helpers: string[] }[] };
    expect(tasks.items.map(({ title, state, helpers }) => [title, state, helpers])).toEqual([
      ["3 loaves to Elm", "completed", ["the_baker", "the_rider"]],
      ["2 loaves to Elm", "completed", ["the_baker", "the_rider"]],
    ]);
  } finally {
    const gone = once(bakery, "exit");
    bakery.kill("SIGTERM");
    await gone;
    rmSync(folder, { recursive: true, force: true });
  }
});

test("the bakery is small", () => {
  expect(readFileSync(file, "utf8").trimEnd().split("\n").length).toBeLessThan(80);
});
