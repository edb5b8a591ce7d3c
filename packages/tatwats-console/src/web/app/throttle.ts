export interface Throttled {
  /** Runs at once when the last run is long enough ago, else once when it is. */
  call(): void;
  cancel(): void;
}

/**
 * Lets something run at most once in a time; the last call of a burst is never lost.
 *
 * @param everyMs the least time between two runs
 * @param clock milliseconds since 1970
 */
export function throttle(run: () => void, everyMs: number, clock: () => number = Date.now): Throttled {
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function runNow(): void {
    timer = undefined;
    last = clock();
    run();
  }

  return {
    call() {
      if (timer !== undefined) return;
      const left = last + everyMs - clock();
      if (left <= 0) runNow();
      else timer = setTimeout(runNow, left);
    },
    cancel() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
