import type { ReactNode } from "react";
import { Card, RelativeTime } from "@tatwats/ui";
import { formatNumber } from "./format-figure.ts";

interface CauseCardProps {
  count: number;
  /** What is counted, such as `dead letters`. */
  counted: string;
  /** The card's name for who cannot see it. */
  label: string;
  /** The error, in its own words. */
  error: ReactNode;
  children: ReactNode;
}

/** What went wrong in one way: how often, the error's own words, and what there is to say and to do about it. */
export function CauseCard({ count, counted, label, error, children }: CauseCardProps) {
  return (
    <Card className="rounded-md">
      <article aria-label={label} className="grid gap-x-5 gap-y-3 md:grid-cols-[4.5rem_minmax(0,1fr)]">
        <p className="text-2xl font-[680] text-bad tabular-nums">
          {formatNumber(count)}
          <span className="sr-only"> {counted}</span>
        </p>
        <div className="min-w-0">
          <h2 className="font-mono text-sm [overflow-wrap:anywhere]">{error}</h2>
          {children}
        </div>
      </article>
    </Card>
  );
}

/** When it happened last, and first where it did more than once. */
export function LastAndFirst({ count, lastAt, firstAt }: { count: number; lastAt: string; firstAt: string }) {
  return (
    <>
      <RelativeTime seconds at={lastAt} />
      {count > 1 && (
        <>
          , first <RelativeTime seconds at={firstAt} />
        </>
      )}
    </>
  );
}
