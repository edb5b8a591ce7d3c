/*
 * The program of one process of a load: `node part.ts <contestant> send|handle`, forked by
 * part-process.ts, which gives it orders over the IPC channel.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { type ContestantName, type Handler, loadContestant, type Sender, type Services } from "./contestant.ts";
import type { Order, PacedResult, Report, StreamResult } from "./orders.ts";

const tellEveryMs = 25;
const text = "Somebody did something of which others are to know, as messages do.";

const [name, role] = process.argv.slice(2) as [ContestantName, "send" | "handle"];
const services = JSON.parse(process.env["BENCH_SERVICES"]!) as Services;
const contestant = await loadContestant(name);
let part: Sender | Handler;

if (role === "send") part = await openSending();
else part = await openHandling();
process.once("disconnect", () => process.exit(1));
report({ kind: "ready" });

function report(message: Report): void {
  process.send?.(message);
}

function answer(order: Order, work: () => Promise<unknown>): void {
  work().then(
    (result) => report({ kind: "answer", id: order.id, result }),
    (error: unknown) =>
      report({ kind: "fault", id: order.id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
}

async function stop(): Promise<void> {
  await part.stop();
  // Whatever a library leaves open must not keep the process.
  setTimeout(() => process.exit(0), 50);
}

/** Milliseconds of the machine's own steady clock, which all processes share. */
function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

async function openHandling(): Promise<Handler> {
  let handled = 0;
  let told = 0;
  const startedAt: [number, number][] = [];
  const handler = await contestant.openHandler(services, {
    started(number) {
      // Negative numbers are single messages whose way is timed.
      if (number < 0) startedAt.push([number, now()]);
    },
    handled() {
      handled += 1;
    },
  });
  setInterval(() => {
    if (handled === told) return;
    told = handled;
    report({ kind: "handled", count: handled });
  }, tellEveryMs).unref();
  process.on("message", (order: Order) => {
    if (order.kind === "started") answer(order, () => Promise.resolve(startedAt));
    if (order.kind === "stop") answer(order, stop);
  });
  return handler;
}

async function openSending(): Promise<Sender> {
  const sender = await contestant.openSender(services);
  let handledByOther = 0;
  let halting = false;
  let streaming: Promise<StreamResult> | undefined;

  /** Sends from `inFlight` loops, and holds back while `backlog` messages are sent and not handled. */
  async function stream(inFlight: number, backlog: number): Promise<StreamResult> {
    let sent = 0;
    let acknowledged = 0;
    const tookMs: number[] = [];
    const before = handledByOther;
    const one = async () => {
      while (!halting) {
        if (sent - (handledByOther - before) >= backlog) {
          await sleep(2);
          continue;
        }
        sent += 1;
        const begun = now();
        await sender.send({ number: sent, text });
        tookMs.push(now() - begun);
        acknowledged += 1;
      }
    };
    await Promise.all(Array.from({ length: inFlight }, one));
    return { acknowledged, tookMs: tookMs.length > 10_000 ? [] : tookMs };
  }

  /** One message at a time with pauses, so that the system is idle when each comes. */
  async function paced(count: number, gapMs: number): Promise<PacedResult> {
    const returnedAt: [number, number][] = [];
    const tookMs: number[] = [];
    for (let number = -1; number >= -count; number -= 1) {
      const begun = now();
      await sender.send({ number, text });
      const returned = now();
      returnedAt.push([number, returned]);
      tookMs.push(returned - begun);
      // Not in step with anything that turns by the clock.
      await sleep(gapMs * (0.5 + Math.random()));
    }
    return { returnedAt, tookMs };
  }

  process.on("message", (order: Order) => {
    if (order.kind === "handled") handledByOther = order.count;
    if (order.kind === "stream") {
      halting = false;
      streaming = stream(order.inFlight, order.backlog);
      // An error is told when the stream is halted.
      streaming.catch(() => {});
    }
    if (order.kind === "halt") {
      halting = true;
      answer(order, () => streaming!);
    }
    if (order.kind === "paced") answer(order, () => paced(order.count, order.gapMs));
    if (order.kind === "stop") answer(order, stop);
  });
  return sender;
}
