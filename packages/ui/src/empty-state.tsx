import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** An empty place that teaches: a sentence of what would be here, and the one button that begins it. */
export function EmptyState({
  icon,
  children,
  action,
  className,
}: {
  icon?: ReactNode;
  children: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div className={classNames("flex flex-col items-center gap-4 px-6 py-8 text-center", className)}>
      {icon && <span className="grid size-12 place-items-center rounded-full bg-surface-3 text-text-2">{icon}</span>}
      <p className="max-w-[34ch] text-text-2">{children}</p>
      {action}
    </div>
  );
}
