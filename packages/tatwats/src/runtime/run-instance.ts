import { claimDeliveries } from "../mediator/claim-deliveries.ts";
import { handleDelivery, type Workshop } from "../mediator/handle-delivery.ts";
import type { AnyHelper } from "../helper/define-helper.ts";

export const defaultConcurrency = 4;
/** A wake-up can be missed (a connection lost at the wrong moment), so look from time to time. */
const lookEveryMs = 1_000;

export interface RunningInstance {
  /** There may be something to do. */
  wake(): void;
  /** Ids of the messages that it is handling. */
  inHand(): string[];
  /** Takes nothing new, and resolves when what is at work is done or `withinMs` are over. */
  drain(withinMs: number): Promise<void>;
}

/**
 * Runs one instance of a helper: claims as many deliveries as it has hands free, handles them side by
 * side, and sleeps until it is woken or a second has passed.
 */
export function runInstance(workshop: Workshop, helper: AnyHelper, instanceId: string, settings: () => unknown): RunningInstance {
  const hands = helper.concurrency ?? defaultConcurrency;
  const atWork = new Map<Promise<unknown>, string>();
  let stopping = false;
  let bell = Promise.withResolvers<void>();
  const wake = () => bell.resolve();

  async function work(): Promise<void> {
    while (!stopping) {
      bell = Promise.withResolvers<void>();
      const claimed = await claimSome();
      if (claimed === 0 || atWork.size >= hands) await sleepUntil(bell.promise, lookEveryMs);
    }
  }

  async function claimSome(): Promise<number> {
    const free = hands - atWork.size;
    if (free <= 0) return 0;
    try {
      const claims = await claimDeliveries(workshop.database, workshop.queue, { recipient: helper.name, instanceId, count: free });
      for (const claim of claims) {
        const job: Promise<unknown> = handleDelivery(workshop, helper, settings(), claim)
          .catch((error: unknown) =>
            workshop.log.error({ error, helper: helper.name, messageId: claim.message.id }, "a delivery could not be settled"),
          )
          .finally(() => {
            atWork.delete(job);
            wake();
          });
        atWork.set(job, claim.message.id);
      }
      return claims.length;
    } catch (error) {
      // The database is away; deliveries wait there, and this loop asks again.
      workshop.log.warn({ error, helper: helper.name }, "could not look for deliveries");
      return 0;
    }
  }

  const running = work();
  return {
    wake,
    inHand: () => [...atWork.values()],
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

async function sleepUntil(event: Promise<unknown>, ms: number): Promise<void> {
  const over = Promise.withResolvers<void>();
  const timer = setTimeout(over.resolve, ms);
  await Promise.race([event, over.promise]);
  clearTimeout(timer);
}
