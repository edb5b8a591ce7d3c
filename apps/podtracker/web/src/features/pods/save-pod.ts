import type { Input, Pod } from "@podtracker/contract";
import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { api } from "../../app/api.ts";
import { useCreation } from "../../app/use-creation.ts";
import { podQuery } from "./get-pod.ts";
import { podsQuery } from "./list-pods.ts";

export function useCreatePod() {
  const queryClient = useQueryClient();
  return useCreation(
    (body: Input<"createPod">["body"], idempotencyKey) => api.createPod({ body }, { idempotencyKey }),
    (pod: Pod) => keepPod(queryClient, pod),
  );
}

export function useUpdatePod(podId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Input<"updatePod">["body"]) => api.updatePod({ params: { podId }, body }),
    onSuccess: (pod) => keepPod(queryClient, pod),
  });
}

export function useArchivePod(podId: string) {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn: () => api.archivePod({ params: { podId } }), onSuccess: (pod) => keepPod(queryClient, pod) });
}

export function useRestorePod(podId: string) {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn: () => api.restorePod({ params: { podId } }), onSuccess: (pod) => keepPod(queryClient, pod) });
}

export function keepPod(queryClient: QueryClient, pod: Pod) {
  queryClient.setQueryData(podQuery(pod.id).queryKey, pod);
  return queryClient.invalidateQueries({ queryKey: podsQuery.queryKey, exact: true });
}
