import { ApiError } from "@podtracker/contract";
import type { QueryClient, QueryKey } from "@tanstack/react-query";

/** Whether the server could not be reached, rather than refused. */
export function isUnreachable(error: unknown): error is ApiError {
  return error instanceof ApiError && error.status === 0;
}

/**
 * Throws what kept a part of the page from loading where there is no server and nothing else of the page is on the device
 * either: one page then says so, in place of a note for each part.
 */
export function throwIfUnseen(queryClient: QueryClient, error: unknown): void {
  if (!isUnreachable(error)) return;
  const active = queryClient.getQueryCache().findAll({ type: "active" });
  if (!active.some(({ state, queryKey }) => state.data !== undefined && !isAroundPages(queryKey))) throw error;
}

/** What stands around many pages, and so says nothing of this one: who is signed in, the pods, what is unread, the pod it is in. */
function isAroundPages(queryKey: QueryKey): boolean {
  return queryKey.length === 1 || ["unread", "pod", "live-games"].includes(String(queryKey.at(-1)));
}
