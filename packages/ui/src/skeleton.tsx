import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** A grey stand-in of what will be here; give it the size of the real thing. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={classNames("block animate-breathe bg-surface-3", className?.includes("rounded-") ? false : "rounded-sm", className)}
    />
  );
}

/** Around skeletons: tells readers once what is being loaded. */
export function Loading({ label, children, className }: { label: string; children: ReactNode; className?: string }) {
  return (
    <div aria-busy="true" className={className}>
      <span role="status" className="sr-only">
        {label}
      </span>
      {children}
    </div>
  );
}
