import type { ReactNode } from "react";
import { type UseQueryResult, useQueryClient } from "@tanstack/react-query";
import { ErrorNote } from "@tatwats/ui";
import { explainError } from "./explain-error.ts";
import { isUnreachable, throwIfUnseen } from "./unseen.ts";

export interface LoadedProps<Data> {
  query: Pick<UseQueryResult<Data>, "data" | "error" | "refetch" | "isFetching">;
  /** What is being done, to begin the sentence of a failure: `Loading your decks`. */
  what: string;
  skeleton: ReactNode;
  /** The page is about this: without it, and without a server, there is nothing to show of it, whatever else is on the device. */
  wholePage?: boolean;
  children: (data: Data) => ReactNode;
}

/** A query's three faces: its skeleton, its failure with a retry, its data. Data once seen stays when a later fetch fails. */
export function Loaded<Data>({ query, what, skeleton, wholePage = false, children }: LoadedProps<Data>) {
  const queryClient = useQueryClient();
  if (query.data !== undefined) return children(query.data);
  if (!query.error) return skeleton;
  if (wholePage && isUnreachable(query.error)) throw query.error;
  throwIfUnseen(queryClient, query.error);
  return <ErrorNote {...explainError(query.error, what)} busy={query.isFetching} onRetry={() => void query.refetch()} />;
}
