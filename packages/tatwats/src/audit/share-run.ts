import type { AuditProgress, AuditVerdict, VerifyOptions } from "./audit-verdict.ts";

interface Run {
  db: object;
  trust: string;
  verdict: Promise<AuditVerdict>;
  listeners: Set<(progress: AuditProgress) => void>;
  abort: AbortController;
  waiting: number;
}

/** The verification of this process that is at work. */
let current: Run | undefined;

/**
 * Joins the run that is at work on the same with the same trust, or begins one when none is at work.
 * A run is aborted when all who wait for it have gone away.
 */
export async function shareRun(
  db: object,
  trust: string,
  { onProgress, signal }: VerifyOptions,
  work: (onProgress: (progress: AuditProgress) => void, signal: AbortSignal) => Promise<AuditVerdict>,
): Promise<AuditVerdict> {
  signal?.throwIfAborted();
  while (current && !(current.db === db && current.trust === trust && !current.abort.signal.aborted)) {
    await unlessAborted(
      current.verdict.catch(() => {}),
      signal,
    );
  }
  const run = (current ??= begin(db, trust, work));
  run.waiting += 1;
  if (onProgress) run.listeners.add(onProgress);
  try {
    return await unlessAborted(run.verdict, signal);
  } finally {
    if (onProgress) run.listeners.delete(onProgress);
    run.waiting -= 1;
    if (run.waiting === 0) run.abort.abort();
  }
}

function begin(
  db: object,
  trust: string,
  work: (onProgress: (progress: AuditProgress) => void, signal: AbortSignal) => Promise<AuditVerdict>,
): Run {
  const listeners: Run["listeners"] = new Set();
  const abort = new AbortController();
  const tell = (progress: AuditProgress) => {
    for (const listener of listeners) listener(progress);
  };
  const verdict = work(tell, abort.signal).finally(() => {
    current = undefined;
  });
  // Who waited may all have gone away.
  verdict.catch(() => {});
  return { db, trust, verdict, listeners, abort, waiting: 0 };
}

async function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (!signal) return await work;
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(signal.reason as Error);
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
