import type { ReactNode } from "react";
import { Button, ErrorNote } from "@tatwats/ui";
import { explainError } from "./explain-error.ts";

export interface MorePagesProps {
  /** A list that comes in pages. */
  query: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    error: Error | null;
    fetchNextPage: () => Promise<unknown>;
  };
  /** What fails where the next page does not come, as in "Loading older news". */
  what: string;
  /** Where few want more. */
  quiet?: boolean;
  /** The button's words. */
  children: ReactNode;
}

/** The way to the rest of a list, below what is there of it, and why the rest does not come. */
export function MorePages({ query, what, quiet = false, children }: MorePagesProps) {
  return (
    <>
      {query.isFetchNextPageError && query.error && <ErrorNote className="mt-3" {...explainError(query.error, what)} />}
      {query.hasNextPage && (
        <Button
          size="touch"
          variant={quiet ? "quiet" : undefined}
          className={quiet ? "mt-2" : "mt-4 w-full"}
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {children}
        </Button>
      )}
    </>
  );
}
