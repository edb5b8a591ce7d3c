import type { GameImportMapping, GamesImport } from "@podtracker/contract";
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../app/api.ts";
import { useCreation } from "../../app/use-creation.ts";
import { podsQuery } from "../pods/list-pods.ts";

/**
 * What the server understands of a table; nothing is kept. The last answer stays until the next is there.
 *
 * @param version another for each text: megabytes make no good key
 */
export function useReadGames(podId: string, table: { csv: string; version: number; mapping: GameImportMapping }) {
  const { csv, version, mapping } = table;
  return useQuery({
    queryKey: ["game-import", podId, version, mapping],
    queryFn: ({ signal }): Promise<GamesImport> => api.importGames({ params: { podId }, body: { csv, mapping, dryRun: true } }, { signal }),
    enabled: csv.trim() !== "",
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
}

export function useImportGames(podId: string) {
  const queryClient = useQueryClient();
  return useCreation(
    (body: { csv: string; mapping: GameImportMapping }, idempotencyKey) =>
      api.importGames({ params: { podId }, body: { ...body, dryRun: false } }, { idempotencyKey }),
    () => forget(queryClient, podId),
  );
}

export function useImports(podId: string, enabled: boolean) {
  return useQuery({
    ...queryOptions({
      queryKey: ["pods", podId, "imports"],
      queryFn: async () => (await api.listImports({ params: { podId } })).items,
    }),
    enabled,
  });
}

/** @param onUndone called also where the socket has told of it before the answer came */
export function useUndoImport(podId: string, onUndone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (batchId: string) => api.undoImport({ params: { podId, batchId } }),
    onSuccess: () => {
      onUndone();
      return forget(queryClient, podId);
    },
  });
}

/** All that counts games is asked for anew. */
async function forget(queryClient: ReturnType<typeof useQueryClient>, podId: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ["pods", podId] }),
    queryClient.invalidateQueries({ queryKey: podsQuery.queryKey, exact: true }),
  ]);
}
