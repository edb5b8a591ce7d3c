import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../app/api.ts";
import type { Correction } from "./correction-of.ts";
import { gameQuery, isOver, keepGame } from "./list-games.ts";

/** Sent again after a lost answer it changes nothing more. Where somebody was faster, the game is asked for anew. */
export function useCorrectGame(gameId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Correction & { revision: number; reason?: string }) => api.correctGame({ params: { gameId }, body }),
    onSuccess: (game) => keepGame(queryClient, game),
    onError: () => queryClient.invalidateQueries({ queryKey: gameQuery(gameId).queryKey }),
  });
}

export function useVoidGame(gameId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => api.voidGame({ params: { gameId }, body: { reason } }),
    onSuccess: (game) => keepGame(queryClient, game),
  });
}

export function useRestoreGame(gameId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.restoreGame({ params: { gameId } }),
    onSuccess: (game) => {
      queryClient.setQueryData(gameQuery(gameId).queryKey, game);
      if (isOver(game)) keepGame(queryClient, game);
    },
  });
}

const pageLength = 20;

/** The versions of a game's record, the present one first. */
export function useRevisions(gameId: string) {
  return useInfiniteQuery(
    infiniteQueryOptions({
      queryKey: [...gameQuery(gameId).queryKey, "revisions"],
      queryFn: ({ pageParam }) => api.listGameRevisions({ params: { gameId }, query: { limit: pageLength, cursor: pageParam } }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );
}
