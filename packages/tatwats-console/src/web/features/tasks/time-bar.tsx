import { classNames, type Status } from "@tatwats/ui";
import { formatDuration, nothing } from "../../parts/format-figure.ts";

const fills: Record<Status, string> = { ok: "bg-ok", warn: "bg-warn", bad: "bg-bad", info: "bg-info", idle: "bg-idle" };

/** The ends of a time axis, as the heading of a column of bars. */
export function Axis({ spanMs }: { spanMs: number }) {
  return (
    <span className="flex justify-between tabular-nums">
      <span>0</span>
      <span>{spanMs > 1 ? formatDuration(spanMs) : nothing}</span>
    </span>
  );
}

export interface BarPart {
  key: string;
  /** From and to as 0 to 1 of the axis. */
  from: number;
  to: number;
  status: Status;
  className?: string;
}

/** Stretches of time on an axis. The same figures stand in the columns beside it, so readers may pass it over. */
export function TimeBar({ parts }: { parts: readonly BarPart[] }) {
  return (
    <span aria-hidden className="relative block h-3.5 overflow-hidden rounded-xs bg-surface-2">
      {parts.map(({ key, from, to, status, className }) => (
        <span
          key={key}
          className={classNames("absolute inset-y-0 min-w-0.5", fills[status], className)}
          style={{ left: `${Math.min(Math.max(0, from) * 100, 99)}%`, width: `${Math.max(0, to - from) * 100}%` }}
        />
      ))}
    </span>
  );
}
