import type { ReactNode } from "react";
import { Link, type LinkProps } from "@tanstack/react-router";
import { classNames } from "@tatwats/ui";

/** Links to the parts of a page, which each have an address of their own. */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className="flex gap-5 overflow-x-auto border-b border-line">
      {children}
    </nav>
  );
}

export interface TabProps extends Pick<LinkProps, "to" | "params" | "search"> {
  /** How many things stand behind it; left out while unknown, and none is not worth a figure. */
  count?: number | undefined;
  /** The count is of something amiss. */
  amiss?: boolean;
  children: string;
}

/** One of `Tabs`: a link, marked while its address is open. */
export function Tab({ count, amiss = false, children, ...link }: TabProps) {
  return (
    <Link
      {...link}
      activeOptions={{ exact: true, includeSearch: false }}
      className={classNames(
        "flex min-h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent whitespace-nowrap text-text-2 hover:text-text",
        "aria-[current=page]:border-accent aria-[current=page]:font-[620] aria-[current=page]:text-text",
      )}
    >
      {children}
      {count !== undefined && count > 0 && (
        <span className={classNames("tabular-nums", amiss ? "font-[620] text-bad" : "text-text-3")}>{count}</span>
      )}
    </Link>
  );
}
