import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "../../app/api.ts";

export function deckQuery(deckId: string) {
  return queryOptions({
    queryKey: ["decks", "one", deckId],
    queryFn: () => api.getDeck({ params: { deckId } }),
  });
}

export function useDeck(deckId: string) {
  return useQuery(deckQuery(deckId));
}
