/**
 * Runs work that nobody waits for once the browser has nothing else to do. Not all browsers tell when they are idle.
 *
 * @param patience milliseconds after which it runs in any case
 */
export function whenIdle(work: () => void, patience = 2_000): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: patience });
  else setTimeout(work, 200);
}
