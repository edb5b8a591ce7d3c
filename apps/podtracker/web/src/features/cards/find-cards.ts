import { keepPreviousData, queryOptions, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Card, Color } from "@podtracker/contract";
import { api } from "../../app/api.ts";

/** Whom to choose from: all who may command, or those who may stand beside a first commander. */
export type CardSource = { kind: "commanders" } | { kind: "partners"; beside: string };

const most = 12;
const catalogueLasts = 60 * 60_000;

export function useFoundCards(source: CardSource, q: string) {
  return useQuery({
    queryKey: ["cards", "found", source, q],
    queryFn: ({ signal }) => findCards(source, q, signal),
    // Nobody wants the first dozen of thousands of commanders; of partners there are few.
    enabled: q.length > 0 || source.kind === "partners",
    placeholderData: keepPreviousData,
    staleTime: catalogueLasts,
  });
}

async function findCards(source: CardSource, q: string, signal: AbortSignal): Promise<Card[]> {
  const answer =
    source.kind === "commanders"
      ? await api.searchCards({ query: { q, commander: "true", limit: most } }, { signal })
      : await api.listPartners({ query: { for: source.beside, q, limit: most } }, { signal });
  return answer.items;
}

function cardQuery(name: string) {
  return queryOptions({
    queryKey: ["cards", "named", name],
    queryFn: () => api.getCard({ params: { name } }),
    staleTime: catalogueLasts,
  });
}

export function useCard(name: string | undefined) {
  return useQuery({ ...cardQuery(name ?? ""), enabled: name !== undefined });
}

/** The colours of some cards together, as far as the catalogue has told them. */
export function useIdentityOf(names: readonly string[]): Color[] {
  return useQueries({
    queries: names.map(cardQuery),
    combine: (answers) => [...new Set(answers.flatMap(({ data }) => data?.colorIdentity ?? []))],
  });
}

/** Remembers a card that was just picked, so that showing it asks nobody again. */
export function useRememberCard() {
  const queryClient = useQueryClient();
  return (card: Card) => queryClient.setQueryData(cardQuery(card.name).queryKey, card);
}
