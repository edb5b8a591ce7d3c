import { useEffect, useRef, type ReactNode } from "react";
import { useLocation } from "@tanstack/react-router";
import { classNames, StatusShape } from "@tatwats/ui";
import { Freshness, type FreshnessOf } from "./freshness.tsx";
import { useLive } from "./live.tsx";

export interface PageProps {
  /** Of the document and of the page. */
  title: string;
  /** The link to the list that the page's thing is in. */
  parent?: ReactNode;
  /** Beside the heading, such as a state. */
  beside?: ReactNode;
  /** The answer that the page is made of: its age is told when no newer one comes. */
  source: FreshnessOf;
  children: ReactNode;
}

/** A page's heading, which takes the focus when the page opens, and its controls. */
export function Page({ title, parent, beside, source, children }: PageProps) {
  return (
    <>
      <div className="flex items-start justify-between gap-4">
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
            <PageHeading title={title}>{title}</PageHeading>
          </div>
          {beside}
        </div>
        <LiveSwitch />
      </div>
      <Freshness source={source} />
      {children}
    </>
  );
}

/** The one `h1`: names the document, and is focused after each navigation. */
export function PageHeading({ title, children, className }: { title: string; children: ReactNode; className?: string }) {
  const ref = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    document.title = `${title} · TATWATS`;
  }, [title]);
  useEffect(() => ref.current?.focus(), [pathname]);
  return (
    <h1 ref={ref} tabIndex={-1} className={classNames("min-w-0 text-lg font-[660] [overflow-wrap:anywhere]", className)}>
      {children}
    </h1>
  );
}

function LiveSwitch() {
  const { live, setLive } = useLive();
  return (
    <button
      type="button"
      role="switch"
      aria-checked={live}
      title={
        live
          ? "The page follows the system. Press to freeze the picture."
          : "The picture stands still; the system goes on. Press to follow it again."
      }
      onClick={() => setLive(!live)}
      className={classNames(
        "inline-flex h-8 shrink-0 items-center gap-2 rounded-sm border bg-surface-1 px-3",
        live ? "border-ok/50 text-ok" : "border-line-strong text-text-2 hover:text-text",
      )}
    >
      <StatusShape status={live ? "ok" : "idle"} />
      Live
      {!live && <span aria-hidden>: paused</span>}
    </button>
  );
}
