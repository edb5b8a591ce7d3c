import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "../../app/api.ts";

const most = 100;

/** What the pod's members bring. */
export function podDecksQuery(podId: string) {
  return queryOptions({
    queryKey: ["pods", podId, "decks"],
    queryFn: async () => (await api.listPodDecks({ params: { podId }, query: { limit: most } })).items.filter((deck) => !deck.retired),
  });
}

export function usePodDecks(podId: string) {
  return useQuery(podDecksQuery(podId));
}
