import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { EmptyState, Loading, Skeleton } from "@tatwats/ui";
import { ApiError } from "../app/api.ts";
import { Trouble } from "./trouble.tsx";

export interface AnsweredProps<Data> {
  query: { data: Data | undefined; error: Error | null; isFetching: boolean; refetch(): unknown };
  /** What is being read, such as `the helpers`. */
  what: string;
  skeleton?: ReactNode;
  children(data: Data): ReactNode;
}

/** An answer's faces: its skeleton, its failure with a retry, itself. What was once seen stays when a later fetch fails. */
export function Answered<Data>({ query, what, skeleton, children }: AnsweredProps<Data>) {
  if (query.error instanceof ApiError && (query.error.status === 404 || query.error.status === 400)) return <NotThere what={what} />;
  if (query.data !== undefined) return children(query.data);
  if (query.error)
    return <Trouble error={query.error} what={`Reading ${what}`} onRetry={() => void query.refetch()} busy={query.isFetching} />;
  return <Loading label={`Reading ${what}`}>{skeleton ?? <TableSkeleton />}</Loading>;
}

function TableSkeleton() {
  return (
    <div className="flex flex-col gap-2 rounded-lg border border-line bg-surface-1 p-4">
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton key={index} className="h-6" />
      ))}
    </div>
  );
}

function NotThere({ what }: { what: string }) {
  return (
    <EmptyState
      action={
        <Link to="/" className="underline underline-offset-2">
          To the overview
        </Link>
      }
    >
      There is no record of {what} here: the link may be cut short, or the record is past its retention.
    </EmptyState>
  );
}
