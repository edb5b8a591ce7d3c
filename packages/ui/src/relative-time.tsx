import { useSyncExternalStore } from "react";
import { formatAbsolute, formatRelative } from "./format-time.ts";

export interface RelativeTimeProps {
  /** ISO 8601. */
  at: string;
  /** Without `ago` and `in`. */
  bare?: boolean;
  /** Milliseconds since 1970; the wall clock unless a test says otherwise. */
  clock?: () => number;
  className?: string;
}

/** A relative time that keeps itself right, with the absolute one on hover. */
export function RelativeTime({ at, bare = false, clock = Date.now, className }: RelativeTimeProps) {
  useSyncExternalStore(everyTick, currentTick, currentTick);
  const moment = Date.parse(at);
  return (
    <time dateTime={at} title={formatAbsolute(moment)} className={className}>
      {formatRelative(moment, clock(), { bare })}
    </time>
  );
}

const tickLength = 20_000;
const listeners = new Set<() => void>();
let tick = 0;
let timer: ReturnType<typeof setInterval> | undefined;

// One timer for all the times on a page, and none when there are none.
function everyTick(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    tick += 1;
    for (const each of listeners) each();
  }, tickLength);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function currentTick(): number {
  return tick;
}
