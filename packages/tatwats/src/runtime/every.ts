import type { Logger } from "../interfaces.ts";

/**
 * Does something again and again, `ms` after it was last done, never twice at once; an error is
 * logged and the next time comes all the same.
 */
export function every(ms: number, what: string, work: () => Promise<unknown>, log: Logger): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> = Promise.resolve();

  async function once(): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!stopped) log.warn({ error }, `could not ${what}; trying again`);
    }
    if (!stopped) again();
  }

  function again(): void {
    timer = setTimeout(() => {
      current = once();
    }, ms);
  }

  again();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}
