import type { Database } from "tatwats";
import { keepAll, keepOne, type Keeping, type Kept } from "./keep-events.ts";

/** Keeps what devices say, many of them in one commit. */
export interface AppendGroup {
  keep(keeping: Keeping): Promise<Kept>;
}

interface Waiting {
  keeping: Keeping;
  resolve: (kept: Kept) => void;
  reject: (error: unknown) => void;
}

/** Events in one statement, so that nobody waits long for the others'. */
const mostEvents = 1_000;
/** One is written while the next is put together. */
const mostUnderWay = 3;

/**
 * The first goes at once, alone; what comes while that is written goes together in the next commit. So a single table waits
 * for nobody, and many share the cost of the disk.
 */
export function createAppendGroup(db: Database): AppendGroup {
  const waiting: Waiting[] = [];
  let underWay = 0;

  async function flush(): Promise<void> {
    underWay += 1;
    while (waiting.length > 0) {
      await keepGroup(takeGroup(waiting));
      // Those who have just been answered may have more to say: let it come into the next group.
      await new Promise((resolve) => setImmediate(resolve));
    }
    underWay -= 1;
  }

  async function keepGroup(group: Waiting[]): Promise<void> {
    try {
      const kept = await keepAll(
        db,
        group.map(({ keeping }) => keeping),
      );
      for (const [index, { resolve }] of group.entries()) resolve(kept[index]!);
    } catch (error) {
      if (group.length === 1) group[0]!.reject(error);
      // One whose game is held by somebody else must not take the others with it.
      else for (const { keeping, resolve, reject } of group) await keepOne(db, keeping).then(resolve, reject);
    }
  }

  return {
    async keep(keeping) {
      const { promise, resolve, reject } = Promise.withResolvers<Kept>();
      waiting.push({ keeping, resolve, reject });
      if (underWay < mostUnderWay) void flush();
      return await promise;
    },
  };
}

/** As many as make one statement, in the order in which they came. */
function takeGroup(waiting: Waiting[]): Waiting[] {
  let events = 0;
  const many = waiting.findIndex(({ keeping }) => (events += keeping.events.length) > mostEvents);
  return waiting.splice(0, many < 0 ? waiting.length : Math.max(1, many));
}
