import { setTimeout as sleep } from "node:timers/promises";
import { loadContestant } from "../harness/contestant.ts";
import { ascending, type Measurement, ms, percentile, type Plan } from "../harness/figures.ts";
import type { PacedResult } from "../harness/orders.ts";
import { startPart } from "../harness/part-process.ts";
import type { Ground } from "../harness/services.ts";

const gapMs = 100;
const warmUps = 20;

/** One message after another with pauses: how long from the return of `send` to the first statement of the handler. */
export async function measureLatency(ground: Ground, plan: Plan): Promise<Measurement> {
  const services = await ground.services("latency");
  await (await loadContestant("tatwats")).prepare(services);
  const handler = await startPart("tatwats", "handle", services);
  const sender = await startPart("tatwats", "send", services);
  try {
    await sender.ask({ kind: "paced", count: warmUps, gapMs });
    const count = Math.max(50, Math.round((plan.seconds * 1_000) / gapMs));
    const before = (await handler.ask<[number, number][]>({ kind: "started" })).length;
    const { returnedAt } = await sender.ask<PacedResult>({ kind: "paced", count, gapMs });
    await sleep(2_000);
    const startedAt = new Map((await handler.ask<[number, number][]>({ kind: "started" })).slice(before));
    const waits = ascending(returnedAt.filter(([number]) => startedAt.has(number)).map(([number, at]) => startedAt.get(number)! - at));
    const [p50, p99] = [percentile(waits, 50), percentile(waits, 99)];
    plan.say(`latency: p50 ${ms(p50)}, p99 ${ms(p99)}, of ${waits.length}`);
    return {
      figures: [
        {
          what: "one message, idle system: send returned → handler started",
          measured: `p50 ${ms(p50)}, p99 ${ms(p99)}`,
          target: "p50 ≤ 6 ms, p99 ≤ 25 ms",
          reached: waits.length === count && p50 <= 6 && p99 <= 25,
        },
      ],
      notes: [`Latency: ${waits.length} messages of ${count} sent, 50 to 150 ms apart, two processes, the machine's steady clock.`],
    };
  } finally {
    await Promise.all([sender.stop(), handler.stop()]);
    await ground.drop(services);
  }
}
