import { useEffect, useRef, type ReactNode } from "react";
import { Link, useLocation, type LinkProps } from "@tanstack/react-router";
import { classNames } from "@tatwats/ui";
import { ChevronLeft } from "lucide-react";

const widths = { narrow: "max-w-xl", normal: "max-w-3xl", wide: "max-w-6xl" };

export interface PageProps {
  title: string;
  /** Where the arrow above the title leads, and what that place is called. */
  back?: { link: LinkProps; label: string };
  actions?: ReactNode;
  /** Under the title. */
  subtitle?: ReactNode;
  width?: keyof typeof widths;
  children: ReactNode;
}

export function Page({ title, back, actions, subtitle, width = "normal", children }: PageProps) {
  return (
    <div className={classNames("mx-auto w-full px-4 pt-4 pb-8 lg:px-8 lg:pt-8", widths[width])}>
      {back && <BackLink {...back} />}
      <header className="mb-5 flex items-start justify-between gap-3">
        <div className="min-w-0">
          <PageHeading title={title} className="flex min-h-11 items-center text-2xl font-[680] tracking-tight" />
          {subtitle && <div className="text-sm [overflow-wrap:anywhere] text-text-2">{subtitle}</div>}
        </div>
        {actions && <div className="flex shrink-0 items-center gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

export function BackLink({ link, label }: { link: LinkProps; label: string }) {
  return (
    <Link
      {...link}
      className="mb-1 -ml-1.5 inline-flex min-h-11 max-w-full min-w-0 items-center gap-0.5 pr-3 text-sm text-text-2 hover:text-text"
    >
      <ChevronLeft aria-hidden size={18} className="shrink-0" />
      <span className="truncate">{label}</span>
    </Link>
  );
}

let pagesShown = 0;

/** The page's h1 and document title. It takes the focus when a page opens, so that readers and keyboards start there. */
export function PageHeading({ title, className }: { title: string; className?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    pagesShown += 1;
    if (pagesShown > 1) heading.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <>
      <title>{`${title} · PodTracker`}</title>
      <h1 ref={heading} tabIndex={-1} className={classNames("[overflow-wrap:anywhere]", className)}>
        {title}
      </h1>
    </>
  );
}
