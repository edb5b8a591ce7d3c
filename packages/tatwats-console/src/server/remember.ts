/** Keeps an answer for a while; who asks meanwhile, or while it is being made, gets the same. */
export type Remember = <Answer>(key: string, forMs: number, make: () => Promise<Answer>) => Promise<Answer>;

const most = 100;

/**
 * For answers about long times: they cost some hundred milliseconds, and change by less than can be
 * seen within half a minute. An answer that failed is not kept.
 *
 * @param now ms
 */
export function createMemory(now: () => number): Remember {
  const kept = new Map<string, { until: number; answer: Promise<unknown> }>();
  return async <Answer>(key: string, forMs: number, make: () => Promise<Answer>) => {
    const known = kept.get(key);
    if (known && known.until > now()) return (await known.answer) as Answer;
    for (const [each, { until }] of kept) if (until <= now() || kept.size >= most) kept.delete(each);
    const answer = make();
    kept.set(key, { until: now() + forMs, answer });
    answer.catch(() => {
      if (kept.get(key)?.answer === answer) kept.delete(key);
    });
    return await answer;
  };
}
