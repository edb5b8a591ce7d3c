import { TatwatsError } from "../errors.ts";

const firstWaitMs = 20;
const longestWaitMs = 500;

/**
 * Does it again while a mailbox is full, with growing pauses.
 *
 * @throws TatwatsError `mailbox-full` when there is still no room after `withinMs`
 */
export async function waitForRoom<Result>(withinMs: number, send: () => Promise<Result>): Promise<Result> {
  const until = performance.now() + withinMs;
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(longestWaitMs, waitMs * 2)) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof TatwatsError && error.code === "mailbox-full") || performance.now() + waitMs > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}
