import { useId, type ReactNode } from "react";
import { classNames } from "@tatwats/ui";

/** A named part of a page, its name small above it as on a table's edge. */
export function Section({
  title,
  aside,
  className,
  children,
}: {
  title: string;
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classNames("mt-6 first:mt-0", className)}>
      <div className="mb-2 flex min-h-6 items-center justify-between gap-3 text-sm">
        <h2 id={id} className="font-semibold tracking-normal text-text-2">
          {title}
        </h2>
        {aside && <div className="text-text-3">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
