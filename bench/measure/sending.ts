import { setTimeout as sleep } from "node:timers/promises";
import { loadContestant } from "../harness/contestant.ts";
import { ascending, type Measurement, ms, percentile, type Plan, rate } from "../harness/figures.ts";
import type { StreamResult } from "../harness/orders.ts";
import { startPart } from "../harness/part-process.ts";
import { onDatabase } from "../harness/effects.ts";
import type { Ground } from "../harness/services.ts";

const senders = 64;
const [wantedRate, wantedP50] = [8_000, 3];
/** Nobody handles meanwhile, so what is sent piles up. */
const longestSeconds = 20;

/** How fast `send` comes back when nobody handles: from 64 loops, then from one. */
export async function measureSending(ground: Ground, plan: Plan): Promise<Measurement> {
  const services = await ground.services("sending");
  await (await loadContestant("tatwats")).prepare(services);
  // A helper that has never run is unknown; this one has been, and is away.
  await (await startPart("tatwats", "handle", services)).stop();
  const sender = await startPart("tatwats", "send", services);
  try {
    await streamFor(2, senders);
    const seconds = Math.min(longestSeconds, plan.seconds);
    const countBefore = await countMessages();
    const begun = performance.now();
    const { acknowledged } = await streamFor(seconds, senders);
    const perSecond = (acknowledged * 1_000) / (performance.now() - begun);
    const stored = (await countMessages()) - countBefore;
    const { tookMs } = await streamFor(Math.min(5, seconds), 1);
    const p50 = percentile(ascending(tookMs), 50);
    plan.say(`sending: ${rate(perSecond)} from ${senders}, p50 ${ms(p50)} from one`);
    return {
      figures: [
        {
          what: `send acknowledged, ${senders} concurrent senders`,
          measured: rate(perSecond),
          target: `≥ ${rate(wantedRate)}`,
          reached: perSecond >= wantedRate && stored === acknowledged,
        },
        {
          what: "send acknowledged, a single sender",
          measured: `p50 ${ms(p50)}`,
          target: `p50 ≤ ${wantedP50} ms`,
          reached: p50 <= wantedP50,
        },
      ],
      notes: [
        `Sending: ${senders} loops in one process for ${seconds} s while nobody handles; ${stored} of ${acknowledged} acknowledged messages are in the journal.`,
      ],
    };
  } finally {
    await sender.stop();
    await ground.drop(services);
  }

  async function streamFor(seconds: number, inFlight: number): Promise<StreamResult> {
    sender.tell({ kind: "stream", inFlight, backlog: Number.MAX_SAFE_INTEGER });
    await sleep(seconds * 1_000);
    return await sender.ask<StreamResult>({ kind: "halt" });
  }

  async function countMessages(): Promise<number> {
    return await onDatabase(services.postgresUrl, async (client) => {
      const { rows } = await client.query<{ count: string }>("select count(*) from tatwats.message");
      return Number(rows[0]!.count);
    });
  }
}
