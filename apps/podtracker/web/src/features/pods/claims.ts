import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../app/api.ts";
import { keepPod } from "./save-pod.ts";

/** A link for a guest; each time a new one, and the one before no longer works. */
export function useCreateClaimLink(podId: string) {
  return useMutation({ mutationFn: (memberId: string) => api.createClaimLink({ params: { podId, memberId } }) });
}

/** What a claim link leads to; works signed out. */
export function useClaimPreview(code: string) {
  return useQuery({ queryKey: ["claims", code], queryFn: () => api.getClaim({ params: { code } }) });
}

export function useAcceptClaim(code: string) {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn: () => api.acceptClaim({ params: { code } }), onSuccess: (pod) => keepPod(queryClient, pod) });
}

function claimsQuery(podId: string) {
  return queryOptions({ queryKey: ["pods", podId, "claims"], queryFn: async () => (await api.listClaims({ params: { podId } })).items });
}

/** Claims that can be undone; only organisers may see them. */
export function useClaims(podId: string) {
  return useQuery(claimsQuery(podId));
}

/** @param onUndone called also where the socket has taken the row away before the answer came */
export function useUndoClaim(podId: string, onUndone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (claimId: string) => api.undoClaim({ params: { podId, claimId } }),
    onSuccess: () => {
      onUndone();
      return queryClient.invalidateQueries({ queryKey: ["pods", podId] });
    },
  });
}
