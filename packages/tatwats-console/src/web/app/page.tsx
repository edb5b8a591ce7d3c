import { useEffect, useRef, type ReactNode } from "react";
import { useLocation } from "@tanstack/react-router";
import { classNames } from "@tatwats/ui";
import { Freshness, type FreshnessOf } from "./freshness.tsx";
import { LiveSwitch } from "./live-switch.tsx";
import { PaletteButton } from "./palette/palette-button.tsx";
import { rememberPlace } from "./recent-places.ts";
import { type TimeKind, TimeRangeControl } from "./time-range-control.tsx";

export interface PageProps {
  /** Of the document and of the page. */
  title: string;
  /** The link to the list that the page's thing is in. */
  parent?: ReactNode;
  /** Beside the heading, such as a state. */
  beside?: ReactNode;
  /** Buttons of what can be done, before the page's own controls. */
  actions?: ReactNode;
  /** The links to the page's parts. */
  tabs?: ReactNode;
  /** Whether the page looks at a time, and how; without it there is no choice of one. */
  time?: TimeKind;
  /** The answer that the page is made of: its age is told when no newer one comes. */
  source: FreshnessOf;
  /** What the heading is focused for anew; the path unless the page's parts have paths of their own. */
  focusKey?: string;
  children: ReactNode;
}

/** A page's heading, which takes the focus when the page opens, and its controls. */
export function Page({ title, parent, beside, actions, tabs, time, source, focusKey, children }: PageProps) {
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="flex min-h-8 min-w-0 flex-wrap items-center gap-x-4 gap-y-1">
          <div className="flex min-w-0 flex-wrap items-baseline gap-x-2 text-lg font-[660] tracking-tight">
            {parent && (
              <>
                <span className="text-text-3 [&>a]:hover:text-text [&>a]:hover:underline">{parent}</span>
                <span aria-hidden className="text-text-3">
                  /
                </span>
              </>
            )}
            <PageHeading title={title} focusKey={focusKey}>
              {title}
            </PageHeading>
          </div>
          {beside}
        </div>
        <div className="ml-auto flex flex-wrap items-center justify-end gap-2">
          {actions}
          <PaletteButton compact={actions !== undefined} />
          {time && <TimeRangeControl kind={time} />}
          <LiveSwitch />
        </div>
      </div>
      {tabs}
      <Freshness source={source} />
      {children}
    </>
  );
}

export interface PageHeadingProps {
  title: string;
  focusKey?: string | undefined;
  children: ReactNode;
  className?: string;
}

/** The one `h1`: names the document, is focused after each navigation, and makes the page a recent place. */
export function PageHeading({ title, focusKey, children, className }: PageHeadingProps) {
  const ref = useRef<HTMLHeadingElement>(null);
  const { pathname, href } = useLocation();
  const key = focusKey ?? pathname;
  useEffect(() => {
    document.title = `${title} · TATWATS`;
    rememberPlace({ href, title });
  }, [title, href]);
  useEffect(() => ref.current?.focus(), [key]);
  return (
    <h1 ref={ref} tabIndex={-1} className={classNames("min-w-0 text-lg font-[660] [overflow-wrap:anywhere]", className)}>
      {children}
    </h1>
  );
}
