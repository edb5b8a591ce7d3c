import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { eventually } from "@tatwats/test-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { leaseMs } from "../src/helper/process-record.ts";
import { listIncidents } from "../src/index.ts";
import { createOffice, type Office } from "./toy-office.ts";

let office: Office;
beforeEach(async () => {
  office = await createOffice();
});
afterEach(async () => await office.close());

test("a process that was suspended does not say afterwards that its event loop was late", { timeout: 90_000 }, async () => {
  const samples = async () =>
    (
      await office.database.query<{ count: number; highest: number }>(
        `select coalesce(sum(samples), 0)::int as count, max(highest) as highest from tatwats.figure_minute
         where subject = 'helpers' and name = 'eventLoopDelayMs'`,
      )
    ).rows[0]!;
  // The only one that could declare it dead: it goes on under its name.
  const only = fork(join(import.meta.dirname, "slow-process.ts"), [office.url, office.keyFolder], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  try {
    await once(only, "message");
    await eventually(async () => (await samples()).count >= 1, "a sample before", 20_000);
    only.kill("SIGSTOP");
    await sleep(leaseMs + 3_000);
    only.kill("SIGCONT");
    const { count } = await samples();
    await eventually(async () => (await samples()).count >= count + 2, "two samples after it", 30_000);
    expect((await samples()).highest).toBeLessThan(leaseMs / 2);
    expect(await listIncidents(office.database, { limit: 5 })).toMatchObject({ items: [] });
  } finally {
    only.kill("SIGKILL");
  }
});
