import { setTimeout as sleep } from "node:timers/promises";

/**
 * Asks until the answer is truthy, and returns it.
 *
 * @param withinMs after which the test fails, with the last answer or error
 */
export async function eventually<Answer>(
  ask: () => Promise<Answer> | Answer,
  what: string,
  withinMs = 10_000,
): Promise<NonNullable<Answer>> {
  const end = Date.now() + withinMs;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    await sleep(25);
  }
  throw new Error(`${what} did not happen within ${withinMs} ms; last: ${last instanceof Error ? last.message : JSON.stringify(last)}`, {
    cause: last,
  });
}
