import type { GameInput } from "@podtracker/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../app/api.ts";
import { keepGame } from "./list-games.ts";

/** The game carries the client's own id, so that sending it again after a lost answer records it once. */
export function useRecordGame(podId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (game: GameInput) => api.recordGame({ params: { podId }, body: game }),
    onSuccess: (game) => keepGame(queryClient, game),
  });
}
