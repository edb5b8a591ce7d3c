import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { ApiError } from "@podtracker/contract";
import { buttonClass, EmptyState, ErrorNote } from "@tatwats/ui";
import { Link2Off } from "lucide-react";
import { explainError } from "./explain-error.ts";
import { PageHeading } from "./page.tsx";

export interface DeadLinkProps {
  error: Error;
  title: string;
  /** What was tried, such as `Loading the invite`. */
  what: string;
  onRetry: () => void;
  /** Why the link leads nowhere, and what to do. */
  children: ReactNode;
}

/** Instead of what a link was to lead to: it no longer works, or that could not be found out just now. */
export function DeadLink({ error, title, what, onRetry, children }: DeadLinkProps) {
  const gone = error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429;
  return (
    <>
      <PageHeading title={title} className={gone ? "text-center text-2xl font-[680]" : "mb-4 text-2xl font-[680]"} />
      {gone ? (
        <EmptyState
          icon={<Link2Off aria-hidden size={22} />}
          action={
            <Link to="/" className={buttonClass("secondary", "touch")}>
              Go to PodTracker
            </Link>
          }
        >
          {children}
        </EmptyState>
      ) : (
        <ErrorNote {...explainError(error, what)} onRetry={onRetry} />
      )}
    </>
  );
}
