import { memo, type ReactNode } from "react";
import { classNames } from "@tatwats/ui";
import { useHold } from "./use-hold.ts";

/** Half of a seat: a tap counts one, a hold many. */
export const LifeHalf = memo(function LifeHalf({
  name,
  sign,
  compact,
  onCount,
  onPending,
}: {
  name: string;
  sign: 1 | -1;
  /** Short in height: the signs stand beside the number. */
  compact: boolean;
  onCount: (amount: number) => void;
  onPending: (amount: number) => void;
}) {
  const { handlers } = useHold(sign, onCount, onPending);
  return (
    <button
      type="button"
      aria-label={sign > 0 ? `${name}: one life more` : `${name}: one life less`}
      className={classNames(
        "flex flex-1 touch-none text-2xl font-medium text-text/45 select-none -outline-offset-4 active:bg-text/8",
        compact ? "justify-end pr-[max(1.25rem,10cqw)]" : "justify-center",
        sign > 0
          ? compact
            ? "items-end pb-[6cqh]"
            : "items-end pb-[22cqh]"
          : compact
            ? "items-start pt-[4cqh]"
            : "items-start pt-[22cqh]",
      )}
      {...handlers}
    >
      <span aria-hidden>{sign > 0 ? "+" : "−"}</span>
    </button>
  );
});

/** A number as large as its place allows: figures of the same width, more of them smaller. @param height at most, in hundredths of the place's */
export function LifeNumber({ value, faint = false, height = 40 }: { value: number; faint?: boolean; height?: number }) {
  const digits = String(Math.abs(value)).length + (value < 0 ? 0.7 : 0);
  return (
    <span
      className={classNames("leading-none font-bold tracking-[-0.05em] tabular-nums", faint && "opacity-45")}
      style={{ fontSize: `min(${Math.round(112 / Math.max(2, digits))}cqw, ${height}cqh)` }}
    >
      {value < 0 ? `−${-value}` : value}
    </span>
  );
}

/** What somebody has just lost or gained in one go, until they are left alone. It comes at once: frames of a fade are in the next tap’s way. */
export function RunningChange({ change, className }: { change: number; className?: string }): ReactNode {
  if (change === 0) return null;
  return (
    <span aria-hidden className={classNames("text-2xl font-bold tabular-nums", change < 0 ? "text-bad" : "text-ok", className)}>
      {change > 0 ? `+${change}` : `−${-change}`}
    </span>
  );
}
