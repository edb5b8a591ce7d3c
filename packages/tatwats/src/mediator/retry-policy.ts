/** How often and how soon a failed delivery is tried again. */
export interface RetryPolicy {
  /** Tries in all, the first included. */
  attempts: number;
  /** Wait before the second try, in ms; doubles with each further one. */
  firstDelayMs: number;
  /** No wait is longer, in ms. */
  longestDelayMs: number;
}

export const defaultRetryPolicy: RetryPolicy = { attempts: 5, firstDelayMs: 1_000, longestDelayMs: 300_000 };

/**
 * Exponential back-off with "equal jitter": half of the wait is fixed, half is random, so that many
 * deliveries that failed together do not come back together.
 *
 * @param attempt the one that failed, from 1
 * @param random 0 ≤ x < 1
 * @returns ms to wait, or null when no try is left
 */
export function retryDelayMs(policy: RetryPolicy, attempt: number, random: number): number | null {
  if (attempt >= policy.attempts) return null;
  const full = Math.min(policy.longestDelayMs, policy.firstDelayMs * 2 ** (attempt - 1));
  return Math.round(full / 2 + (full / 2) * random);
}
