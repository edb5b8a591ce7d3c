import type { ReactNode } from "react";
import { type UseQueryResult, useQueryClient } from "@tanstack/react-query";
import { ErrorNote } from "@tatwats/ui";
import { explainError } from "./explain-error.ts";
import { throwIfUnseen } from "./unseen.ts";

export interface LoadedProps<Data> {
  query: Pick<UseQueryResult<Data>, "data" | "error" | "refetch" | "isFetching">;
  /** What is being done, to begin the sentence of a failure: `Loading your decks`. */
  what: string;
  skeleton: ReactNode;
  children: (data: Data) => ReactNode;
}

/** A query's three faces: its skeleton, its failure with a retry, its data. Data once seen stays when a later fetch fails. */
export function Loaded<Data>({ query, what, skeleton, children }: LoadedProps<Data>) {
  const queryClient = useQueryClient();
  if (query.data !== undefined) return children(query.data);
  if (!query.error) return skeleton;
  throwIfUnseen(queryClient, query.error);
  return <ErrorNote {...explainError(query.error, what)} busy={query.isFetching} onRetry={() => void query.refetch()} />;
}
