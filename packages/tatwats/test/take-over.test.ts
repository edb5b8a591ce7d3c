import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { eventually } from "@tatwats/test-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listAuditEntries, readMessage } from "../src/index.ts";
import { theSnail } from "./snail.ts";
import { createOffice, type Office } from "./toy-office.ts";

let office: Office;
beforeEach(async () => {
  office = await createOffice();
});
afterEach(async () => await office.close());

test("a process that falls silent is replaced within fifteen seconds, and cannot write any more", { timeout: 90_000 }, async () => {
  const silent = fork(join(import.meta.dirname, "slow-process.ts"), [office.url, office.keyFolder], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  try {
    await once(silent, "message");
    const door = await office.open([theSnail], { runHelpers: false });
    const id = await door.send("the_snail", "leaf.eaten", {});
    await eventually(async () => (await readMessage(office.database, id))?.deliveries[0]?.state === "active", "the first attempt");
    // It lives, and says nothing any more: what a machine that hangs looks like from outside.
    silent.kill("SIGSTOP");
    const stoppedAt = performance.now();
    await office.open([theSnail]);
    await eventually(
      async () => (await readMessage(office.database, id))!.deliveries[0]!.state === "handled",
      "the second attempt",
      20_000,
    );
    expect(performance.now() - stoppedAt).toBeLessThan(15_500);
    const [delivery] = (await readMessage(office.database, id))!.deliveries;
    expect(delivery!.attempts.map(({ outcome }) => outcome)).toEqual(["lost", "handled"]);
    silent.kill("SIGCONT");
    // It comes back under a new name, with nothing of its first attempt.
    await eventually(
      async () =>
        (await office.database.query("select 1 from tatwats.process where pid = $1 and stopped_at is null", [silent.pid])).rows.length ===
        1,
      "its return",
      20_000,
    );
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    const written = async (table: string) =>
      (await office.database.query<{ dish: string }>(`select dish from ${table}`)).rows.map(({ dish }) => dish);
    expect([await written("cooked"), await written("served")]).toEqual([["attempt 2"], ["attempt 2"]]);
    const { items } = await listAuditEntries(office.database, { limit: 20, actor: "the_mediator" });
    expect(items.map(({ action }) => action)).toEqual(expect.arrayContaining(["death.found", "delivery.taken-over"]));
  } finally {
    silent.kill("SIGKILL");
  }
});
