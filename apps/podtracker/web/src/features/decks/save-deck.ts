import type { Deck, Input } from "@podtracker/contract";
import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { api } from "../../app/api.ts";
import { useCreation } from "../../app/use-creation.ts";
import { deckQuery } from "./get-deck.ts";

export function useCreateDeck() {
  const queryClient = useQueryClient();
  return useCreation(
    (body: Input<"createDeck">["body"], idempotencyKey) => api.createDeck({ body }, { idempotencyKey }),
    (deck: Deck) => keepDeck(queryClient, deck),
  );
}

export function useImportDeck() {
  const queryClient = useQueryClient();
  return useCreation(
    (body: Input<"importDeck">["body"], idempotencyKey) => api.importDeck({ body }, { idempotencyKey }),
    () => refreshDecks(queryClient),
  );
}

export function useDuplicateDeck() {
  const queryClient = useQueryClient();
  return useCreation(
    (deckId: string, idempotencyKey) => api.duplicateDeck({ params: { deckId } }, { idempotencyKey }),
    () => refreshDecks(queryClient),
  );
}

export function useUpdateDeck(deckId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Input<"updateDeck">["body"]) => api.updateDeck({ params: { deckId }, body }),
    onSuccess: (deck) => keepDeck(queryClient, deck),
  });
}

export function useRetireDeck() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (deckId: string) => api.retireDeck({ params: { deckId } }),
    onSuccess: () => refreshDecks(queryClient),
  });
}

export function useRestoreDeck() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (deckId: string) => api.restoreDeck({ params: { deckId } }),
    onSuccess: (deck) => keepDeck(queryClient, deck),
  });
}

function keepDeck(queryClient: QueryClient, deck: Deck) {
  // What the page knew of its cards stays until they are read anew.
  queryClient.setQueryData(deckQuery(deck.id).queryKey, (known) => known && { ...known, ...deck });
  return refreshDecks(queryClient);
}

/** Lists of decks are also kept per pod. */
async function refreshDecks(queryClient: QueryClient): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ["decks"] }),
    queryClient.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] === "pods" && queryKey[2] === "decks",
    }),
  ]);
}
