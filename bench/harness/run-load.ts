import { setTimeout as sleep } from "node:timers/promises";
import { type ContestantName, loadContestant, type Observer, type Services } from "./contestant.ts";
import { ascending } from "./figures.ts";
import type { StreamResult } from "./orders.ts";
import { type Part, startPart } from "./part-process.ts";
import { watchStolenTime } from "./stolen-time.ts";

export interface LoadResult {
  /** Messages handled a second within the window, by the effects that are stored. */
  perSecond: number;
  /** The same of the window's slowest quarter: how steady it was. */
  slowestQuarter: number;
  /** Percent of the processors' time that the host took away meanwhile. */
  stolenPercent: number | undefined;
  /** What does not add up after all is done; empty when every message had exactly one effect. */
  faults: string[];
}

/** Sends under way at a time, and messages sent but not handled at most. */
const inFlight = 128;
const backlog = 2_000;
const quarters = 4;
const drainWithinMs = 20_000;

/**
 * One process sends and another handles, as fast as both can with a bounded backlog. After a warm-up
 * the stored effects are counted at both ends of a window; then the sender is halted, the rest is
 * handled, and the books are checked.
 */
export async function runLoad(name: ContestantName, services: Services, seconds: number): Promise<LoadResult> {
  const contestant = await loadContestant(name);
  const observer = await contestant.openObserver(services);
  const parts: Part[] = [];
  try {
    const handler = await startPart(name, "handle", services);
    parts.push(handler);
    const sender = await startPart(name, "send", services);
    parts.push(sender);
    handler.onHandled((count) => sender.tell({ kind: "handled", count }));
    const before = { effects: await observer.effects(), recorded: await observer.recorded() };
    sender.tell({ kind: "stream", inFlight, backlog });
    await sleep(1_000 * Math.max(2, Math.min(10, seconds / 4)));
    const stolen = watchStolenTime();
    const rates = await countQuarters(observer, seconds);
    const stolenPercent = stolen();
    const { acknowledged } = await sender.ask<StreamResult>({ kind: "halt" });
    const faults = await checkBooks(observer, before, acknowledged);
    return { perSecond: rates.reduce((sum, one) => sum + one, 0) / quarters, slowestQuarter: ascending(rates)[0]!, stolenPercent, faults };
  } finally {
    await Promise.all(parts.map((part) => part.stop()));
    await observer.stop();
  }
}

/** The rate of each quarter of the window; each is weighed alike, as they are equally long but for a few ms. */
async function countQuarters(observer: Observer, seconds: number): Promise<number[]> {
  const rates: number[] = [];
  const begun = performance.now();
  let [lastAt, lastCount] = [begun, await observer.effects()];
  for (let quarter = 1; quarter <= quarters; quarter += 1) {
    await sleep(begun + (quarter * seconds * 1_000) / quarters - performance.now());
    const at = performance.now();
    const count = await observer.effects();
    rates.push(((count - lastCount) * 1_000) / (at - lastAt));
    [lastAt, lastCount] = [at, count];
  }
  return rates;
}

interface Books {
  effects: number;
  recorded: number | undefined;
}

async function checkBooks(observer: Observer, before: Books, acknowledged: number): Promise<string[]> {
  const end = Date.now() + drainWithinMs;
  let now: Books = before;
  do {
    now = { effects: await observer.effects(), recorded: await observer.recorded() };
    if (faultsOf(before, now, acknowledged).length === 0) return [];
    await sleep(200);
  } while (Date.now() < end);
  return faultsOf(before, now, acknowledged);
}

function faultsOf(before: Books, now: Books, acknowledged: number): string[] {
  const effects = now.effects - before.effects;
  const recorded = now.recorded === undefined ? undefined : now.recorded - (before.recorded ?? 0);
  return [
    ...(effects === acknowledged ? [] : [`${acknowledged} sends were acknowledged, ${effects} effects are stored`]),
    ...(recorded === undefined || recorded === acknowledged ? [] : [`${recorded} are recorded as handled`]),
  ];
}
