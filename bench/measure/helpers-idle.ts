import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "pg";
import { fromPgPool, listHelpers } from "tatwats";
import type { Measurement, Plan } from "../harness/figures.ts";
import { compileCache, nodeFlags } from "../../apps/podtracker/server/src/supervisor/child-process.ts";
import { onExit } from "../harness/on-exit.ts";
import { watchProcessorTime } from "../harness/processor-time.ts";
import type { Ground } from "../harness/services.ts";

const server = join(import.meta.dirname, "../../apps/podtracker/server/src");
const allHelpers = 6;
const [wantedMegabytes, wantedPercent] = [150, 1];

/** PodTracker's helpers process as its supervisor starts it, on a database where nothing happens. */
export async function measureHelpersIdle(ground: Ground, plan: Plan): Promise<Measurement> {
  const [settleSeconds, watchSeconds] = plan.seconds < 30 ? [5, 10] : [20, 30];
  const services = await ground.services("idle");
  const { prepareDatabase } = (await import(join(server, "platform/database/prepare-database.ts"))) as {
    prepareDatabase(url: string): Promise<void>;
  };
  await prepareDatabase(services.postgresUrl);
  const child = fork(join(server, "main.ts"), ["--role", "helpers"], {
    // As the supervisor starts it.
    execArgv: [...nodeFlags.helpers],
    env: {
      NODE_COMPILE_CACHE: compileCache,
      ...process.env,
      DATABASE_URL: services.postgresUrl,
      DATA_DIR: join(ground.folder, "podtracker"),
    },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const forget = onExit(() => void child.kill("SIGKILL"));
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  try {
    await Promise.race([
      new Promise<void>((resolve, reject) =>
        child.on("message", (message: { kind: string; line?: string }) =>
          message.kind === "ready" ? resolve() : reject(new Error(message.line)),
        ),
      ),
      gone.then(() => Promise.reject(new Error("The helpers process ended."))),
    ]);
    await sleep(settleSeconds * 1_000);
    const processorTime = watchProcessorTime(child.pid!);
    let kilobytes = 0;
    for (let second = 0; second < watchSeconds; second += 1) {
      await sleep(1_000);
      kilobytes = Math.max(kilobytes, residentKilobytes(child.pid!));
    }
    const percent = processorTime();
    const megabytes = kilobytes / 1_024;
    const helpers = await countHelpers(services.postgresUrl);
    plan.say(`helpers process, idle: ${megabytes.toFixed(0)} MB, ${percent.toFixed(2)} % of a core, ${helpers} helpers`);
    return {
      figures: [
        {
          what: `helpers process, idle, ${helpers} of PodTracker's ${allHelpers} helpers`,
          measured: `${megabytes.toFixed(0)} MB resident, ${percent.toFixed(2)} % of a core`,
          target: `≤ ${wantedMegabytes} MB, ≤ ${wantedPercent} % of a core`,
          reached: megabytes <= wantedMegabytes && percent <= wantedPercent && helpers >= allHelpers,
        },
      ],
      notes: [
        `Idle: the largest VmRSS of ${watchSeconds} s, and utime + stime over them, ${settleSeconds} s after it was ready. Its pages are Node's own to a good part.`,
      ],
    };
  } finally {
    child.kill("SIGTERM");
    await Promise.race([gone, sleep(8_000, undefined, { ref: false }).then(() => void child.kill("SIGKILL"))]);
    forget();
    await ground.drop(services);
  }
}

async function countHelpers(url: string): Promise<number> {
  const pool = new Pool({ connectionString: url, max: 1 });
  try {
    return (await listHelpers(fromPgPool(pool))).length;
  } finally {
    await pool.end();
  }
}

function residentKilobytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
}
