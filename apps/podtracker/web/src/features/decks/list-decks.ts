import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "../../app/api.ts";

const most = 100;

/** My decks in use, the one changed last first. */
export const decksQuery = queryOptions({
  queryKey: ["decks", "mine"],
  queryFn: async () => (await api.listDecks({ query: { limit: most } })).items,
});

/** Mine that are retired; asked for only where they are shown. */
export const retiredDecksQuery = queryOptions({
  queryKey: ["decks", "retired"],
  queryFn: async () => (await api.listDecks({ query: { limit: most, retired: "true" } })).items.filter((deck) => deck.retired),
});

export function useDecks() {
  return useQuery(decksQuery);
}

export function useRetiredDecks() {
  return useQuery(retiredDecksQuery);
}
