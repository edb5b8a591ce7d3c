import type { UseQueryResult } from "@tanstack/react-query";

/**
 * Whether what a query has was kept by an earlier start, and the server is only now being asked for what it is today:
 * for forms and places that begin once with what they are given, and wait for that. Without a network it is soon false.
 */
export function isFromBefore({
  dataUpdatedAt,
  isFetching,
  isFetchedAfterMount,
}: Pick<UseQueryResult, "dataUpdatedAt" | "isFetching" | "isFetchedAfterMount">): boolean {
  return isFetching && !isFetchedAfterMount && dataUpdatedAt < performance.timeOrigin;
}
