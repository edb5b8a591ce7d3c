import { useSyncExternalStore } from "react";
import { formatClock, formatExact, formatMoment } from "./format-time.ts";
import { chosenTimeZone, onTimeZoneChange } from "./time-zone.ts";

/** The zone that times are told in, kept right when another is chosen; undefined is the device's own. */
export function useTimeZone(): string | undefined {
  return useSyncExternalStore(onTimeZoneChange, chosenTimeZone, chosenTimeZone);
}

export interface AbsoluteTimeProps {
  /** ISO 8601. */
  at: string;
  /** `moment`: as short as it can be told apart from now; `clock`: to the second; `exact`: in full with its zone. */
  form?: "moment" | "clock" | "exact";
  /** Milliseconds since 1970; the wall clock unless a test says otherwise. */
  clock?: () => number;
  className?: string;
}

const formats = {
  moment: formatMoment,
  clock: formatClock,
  exact: (at: number, _now: number, timeZone?: string) => formatExact(at, timeZone),
};

/** A point in time, in full on hover. */
export function AbsoluteTime({ at, form = "moment", clock = Date.now, className }: AbsoluteTimeProps) {
  const timeZone = useTimeZone();
  const moment = Date.parse(at);
  return (
    <time dateTime={at} title={formatExact(moment, timeZone)} className={className}>
      {formats[form](moment, clock(), timeZone)}
    </time>
  );
}
