import type { Game, GameDetail } from "@podtracker/contract";
import { infiniteQueryOptions, keepPreviousData, queryOptions, useInfiniteQuery, useQuery, type QueryClient } from "@tanstack/react-query";
import { api } from "../../app/api.ts";
import { useTimeZone } from "@tatwats/ui";
import { podsQuery } from "../pods/list-pods.ts";
import { type GamesFilter, queryOf } from "./games-filter.ts";

const lastFew = 3;
const pageLength = 25;

/** The last few games, for the pod's own page. */
export function useLastGames(podId: string) {
  return useQuery(
    queryOptions({
      queryKey: ["pods", podId, "games", "last"],
      queryFn: async () => (await api.listGames({ params: { podId }, query: { limit: lastFew } })).items,
    }),
  );
}

/** The games that fit, page by page, the latest first. */
export function useGames(podId: string, filter: GamesFilter) {
  const timeZone = useTimeZone();
  return useInfiniteQuery(
    infiniteQueryOptions({
      queryKey: ["pods", podId, "games", "all", filter, timeZone],
      queryFn: ({ pageParam }) =>
        api.listGames({ params: { podId }, query: { ...queryOf(filter, timeZone), limit: pageLength, cursor: pageParam } }),
      placeholderData: keepPreviousData,
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );
}

export function gameQuery(gameId: string) {
  return queryOptions({
    queryKey: ["games", gameId],
    queryFn: () => api.getGame({ params: { gameId } }),
  });
}

export function useGame(gameId: string) {
  return useQuery(gameQuery(gameId));
}

/** Remembers a game that was just recorded, here or by another, and asks anew for all that counts it. */
export function keepGame(queryClient: QueryClient, game: Game): void {
  queryClient.setQueryData(gameQuery(game.id).queryKey, (before) => ({ version: 0, ...before, ...game }));
  // What was counted at its table comes with the game itself, and every change with its versions.
  void queryClient.invalidateQueries({ queryKey: gameQuery(game.id).queryKey });
  for (const part of ["games", "standings", "pod"]) void queryClient.invalidateQueries({ queryKey: ["pods", game.podId, part] });
  void queryClient.invalidateQueries({ queryKey: podsQuery.queryKey, exact: true });
}

/** Whether it has a record: one that goes on has no outcome yet. */
export function isOver(game: GameDetail): game is GameDetail & Game {
  return game.outcome !== null;
}
