import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { api } from "../../app/api.ts";

const pageLength = 20;

/** Messages that hold all the words, the latest first; asks nothing while there are none. */
export function useMessageSearch(podId: string, q: string) {
  return useInfiniteQuery({
    // Beside the chat's pages, not among them: what comes in is put into those.
    queryKey: ["pods", podId, "message-search", q],
    queryFn: ({ pageParam }) => api.listMessages({ params: { podId }, query: { q, limit: pageLength, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: q.trim() !== "",
    placeholderData: keepPreviousData,
  });
}
