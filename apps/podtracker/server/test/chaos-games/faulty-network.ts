import { setTimeout as sleep } from "node:timers/promises";
import { ApiError } from "@podtracker/contract";

/** The way from one device to the servers, as bad as it gets. What happens to a request follows from `random` alone. */
export interface FaultyNetwork {
  readonly up: boolean;
  cut(): void;
  mend(): void;
  /** From now on nothing is lost, doubled or late any more. Resolves when nothing of before is on its way. */
  calm(): Promise<void>;
  /** Asks the server, which may never hear it, hear it twice or late, or answer to nobody. */
  carry<Answer>(ask: () => Promise<Answer>): Promise<Answer>;
  /** What a socket says: late, so that it comes in another order, twice, or not at all. */
  bring(hear: () => void): void;
}

const latestMs = 60;
/** Copies of a request that come long after it. */
const copyWithinMs = 250;

export function faultyNetwork(random: () => number): FaultyNetwork {
  const underWay = new Set<Promise<unknown>>();
  let isUp = true;
  let isCalm = false;

  function track(work: Promise<unknown>): void {
    const one = work.catch(() => {}).finally(() => underWay.delete(one));
    underWay.add(one);
  }

  return {
    get up() {
      return isUp;
    },
    cut: () => void (isUp = false),
    mend: () => void (isUp = true),
    async calm() {
      isUp = true;
      isCalm = true;
      await Promise.all(underWay);
    },
    async carry(ask) {
      const [late, fate, copy] = [random(), random(), random()];
      if (isCalm) return await ask();
      await sleep(late * latestMs);
      if (!isUp || fate < 0.08) throw lost();
      if (copy < 0.12) track(sleep(random() * copyWithinMs).then(ask));
      const answer = await ask();
      if (!isUp || fate > 0.9) throw lost();
      return answer;
    },
    bring(hear) {
      const [late, fate] = [random(), random()];
      if (isCalm) return hear();
      if (!isUp || fate < 0.04) return;
      if (fate < 0.7) return hear();
      track(sleep(late * latestMs).then(hear));
      if (fate > 0.9) hear();
    },
  };
}

function lost(): ApiError {
  return new ApiError(0, "offline", "The network lost it.");
}
