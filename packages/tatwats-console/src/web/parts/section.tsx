import { useId, type ReactNode } from "react";
import { Card, classNames } from "@tatwats/ui";

export interface SectionProps {
  title: string;
  /** At the other end of the heading's line. */
  aside?: ReactNode;
  /** For tables, which run from edge to edge. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

/** A card with its heading. */
export function Section({ title, aside, flush = false, className, children }: SectionProps) {
  const id = useId();
  return (
    <Card flush role="group" aria-labelledby={id} className={classNames("flex min-w-0 flex-col rounded-md", className)}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 pt-3 pb-2">
        <h2 id={id} className="text-xs font-[560] tracking-normal text-text-3">
          {title}
        </h2>
        {aside && <div className="text-text-2">{aside}</div>}
      </div>
      <div className={flush ? "px-1 pb-1" : "px-4 pb-3.5"}>{children}</div>
    </Card>
  );
}
