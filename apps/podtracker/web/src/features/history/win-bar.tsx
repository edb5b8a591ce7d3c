import type { StandingsRow } from "@podtracker/contract";
import { classNames, identityGradient } from "@tatwats/ui";

/** The win rate as a bar in the colours that won, and around its end the range in which the true rate lies. */
export function WinBar({ row, className }: { row: StandingsRow; className?: string }) {
  const { winRate, winRateLow: low, winRateHigh: high, colorIdentity } = row;
  return (
    <span aria-hidden className={classNames("relative block h-2 rounded-full bg-surface-3", className)}>
      <span
        className="absolute inset-y-0 left-0 rounded-full"
        style={{ width: `${winRate * 100}%`, backgroundImage: identityGradient(colorIdentity, { direction: "to right" }) }}
      />
      <span
        className="absolute -inset-y-[3px] border-x-2 border-text-2 before:absolute before:inset-x-0 before:top-1/2 before:border-t before:border-text-2"
        style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }}
      />
    </span>
  );
}
