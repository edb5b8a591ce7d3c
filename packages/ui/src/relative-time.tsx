import { useSyncExternalStore } from "react";
import { useTimeZone } from "./absolute-time.tsx";
import { formatExact, formatRelative } from "./format-time.ts";

export interface RelativeTimeProps {
  /** ISO 8601. */
  at: string;
  /** Without `ago` and `in`. */
  bare?: boolean;
  /** Counts the seconds of the first minute, where `just now` says too little. */
  seconds?: boolean;
  /** Milliseconds since 1970; the wall clock unless a test says otherwise. */
  clock?: () => number;
  className?: string;
}

/** A relative time that keeps itself right, with the absolute one on hover. */
export function RelativeTime({ at, bare = false, seconds = false, clock = Date.now, className }: RelativeTimeProps) {
  const ticker = seconds ? everySecond : threeAMinute;
  useSyncExternalStore(ticker.onTick, ticker.count, ticker.count);
  const timeZone = useTimeZone();
  const moment = Date.parse(at);
  return (
    <time dateTime={at} title={formatExact(moment, timeZone)} className={className}>
      {formatRelative(moment, clock(), { bare, seconds, timeZone })}
    </time>
  );
}

const threeAMinute = createTicker(20_000);
const everySecond = createTicker(1_000);

/** One timer for all the times on a page, and none when there are none. */
function createTicker(milliseconds: number) {
  const listeners = new Set<() => void>();
  let ticks = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  function tick(): void {
    ticks += 1;
    for (const listener of listeners) listener();
  }

  return {
    count: () => ticks,
    onTick(this: void, listener: () => void): () => void {
      listeners.add(listener);
      timer ??= setInterval(tick, milliseconds);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}
