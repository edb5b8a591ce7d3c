import type { UseQueryResult } from "@tanstack/react-query";

const recentMs = 5 * 60_000;

/**
 * Whether what a query has is of an earlier start or look, and the server is only now being asked for what it is today:
 * for forms and places that begin once with what they are given, and wait for that. Without a network it is soon false.
 */
export function isFromBefore({
  dataUpdatedAt,
  isFetching,
  isFetchedAfterMount,
}: Pick<UseQueryResult, "dataUpdatedAt" | "isFetching" | "isFetchedAfterMount">): boolean {
  return isFetching && !isFetchedAfterMount && dataUpdatedAt < Math.max(performance.timeOrigin, Date.now() - recentMs);
}
