import { type AnyHelper, defaultConcurrency } from "../helper/define-helper.ts";
import { type Claim, claimDeliveries } from "../mediator/claim-deliveries.ts";
import { releaseClaims } from "../mediator/fail-delivery.ts";
import { handleBatch } from "../mediator/handle-batch.ts";
import type { Workshop } from "../mediator/workshop.ts";
import { createBatchSizer } from "./batch-size.ts";
import { sleepUntil } from "./sleep.ts";

/** Whoever sends wakes it, and its process looks each second for what is due; this is for when neither can. */
const lookEveryMs = 10_000;
const againAfterMs = 500;
/** A helper whose attempts fail this often in a row is failing. */
const failingAfter = 3;

/** What an instance goes by, as it stands now. */
export interface InstanceRules {
  settings: unknown;
  /** How many batches it may have in hand. */
  concurrency: number | null;
}

export interface RunningInstance {
  id: string;
  /** There may be something to do. */
  wake(): void;
  /** Places in the mailbox that it has in hand. */
  inHand(): string[];
  /** Whether its last attempts all failed. */
  isFailing(): boolean;
  /** Takes nothing new, and resolves when what is at work is done or `withinMs` are over. */
  drain(withinMs: number): Promise<void>;
}

/**
 * Runs one instance of a helper: claims deliveries for as many hands as it has free, several for one
 * hand where the handler is quick, and sleeps until it is woken.
 */
export function runInstance(workshop: Workshop, helper: AnyHelper, id: string, rules: () => InstanceRules): RunningInstance {
  const atWork = new Map<Promise<void>, string[]>();
  const sizer = createBatchSizer();
  /** Claims whose handling the database's absence cut short. */
  let unsettled: Claim[] = [];
  let failures = 0;
  let stopping = false;
  let bell = Promise.withResolvers<void>();
  const wake = () => bell.resolve();
  const handsFree = () =>
    Math.min((rules().concurrency ?? helper.concurrency ?? defaultConcurrency) - atWork.size, workshop.hands.most - workshop.hands.taken);

  async function work(): Promise<void> {
    while (!stopping) {
      bell = Promise.withResolvers<void>();
      const claimed = handsFree() > 0 ? await claimSome() : 0;
      if (claimed === 0 || handsFree() <= 0) await sleepUntil(bell.promise, lookEveryMs);
    }
  }

  async function claimSome(): Promise<number> {
    try {
      await giveBackUnsettled();
      const count = sizer.size();
      const claims = await claimDeliveries(workshop.database, { recipient: helper.name, version: helper.version, instanceId: id, count });
      if (claims.length === 0) return 0;
      const startedMs = performance.now();
      workshop.hands.taken += 1;
      const job: Promise<void> = handleBatch(workshop, { helper, settings: rules().settings }, claims)
        .then((handled) => {
          failures = handled > 0 ? 0 : failures + claims.length;
          sizer.measured(claims.length, performance.now() - startedMs);
        })
        .catch(async (error: unknown) => {
          workshop.log.warn(
            { error, helper: helper.name, deliveries: claims.length },
            "what was in hand could not be settled, and goes back to the mailbox",
          );
          unsettled.push(...claims);
          // Nothing claims any more to give them back.
          if (stopping) await giveBackUnsettled().catch(() => {});
        })
        .finally(() => {
          workshop.hands.taken -= 1;
          atWork.delete(job);
          wake();
        });
      atWork.set(
        job,
        claims.map(({ position }) => position),
      );
      return claims.length;
    } catch (error) {
      // The database is away; deliveries wait there, and this loop asks again.
      workshop.log.warn({ error, helper: helper.name }, "could not look for deliveries");
      setTimeout(wake, againAfterMs).unref();
      return 0;
    }
  }

  async function giveBackUnsettled(): Promise<void> {
    if (unsettled.length === 0) return;
    const claims = unsettled;
    await releaseClaims(workshop.database, claims, { alone: !stopping });
    unsettled = unsettled.slice(claims.length);
  }

  const running = work();
  return {
    id,
    wake,
    inHand: () => [...atWork.values()].flat(),
    isFailing: () => failures >= failingAfter,
    async drain(withinMs) {
      stopping = true;
      wake();
      await sleepUntil(
        running.then(() => Promise.all(atWork.keys())),
        withinMs,
      );
    },
  };
}
