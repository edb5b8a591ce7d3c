import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "../../app/api.ts";

const most = 20;

/** A deck's changes, the latest first. */
export function useDeckHistory(deckId: string) {
  return useInfiniteQuery({
    queryKey: ["decks", "history", deckId],
    queryFn: ({ pageParam }) =>
      api.listDeckHistory({ params: { deckId }, query: { limit: most, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
}
