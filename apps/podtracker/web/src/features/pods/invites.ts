import type { Input, Invite } from "@podtracker/contract";
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../app/api.ts";
import { useCreation } from "../../app/use-creation.ts";
import { keepPod } from "./save-pod.ts";

function invitesQuery(podId: string) {
  return queryOptions({
    queryKey: ["pods", podId, "invites"],
    queryFn: async () => (await api.listInvites({ params: { podId } })).items,
  });
}

/** Invites that still work; only organisers may see them. */
export function useInvites(podId: string) {
  return useQuery(invitesQuery(podId));
}

export function useCreateInvite(podId: string) {
  const queryClient = useQueryClient();
  return useCreation(
    (body: Input<"createInvite">["body"], idempotencyKey) => api.createInvite({ params: { podId }, body }, { idempotencyKey }),
    (invite: Invite) => queryClient.setQueryData(invitesQuery(podId).queryKey, (invites = []) => [invite, ...invites]),
  );
}

export function useRevokeInvite(podId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => api.revokeInvite({ params: { podId, code } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: invitesQuery(podId).queryKey }),
  });
}

/** What an invite leads to; works signed out. */
export function useInvitePreview(code: string) {
  return useQuery({
    queryKey: ["invites", code],
    queryFn: () => api.getInvite({ params: { code } }),
  });
}

export function useAcceptInvite(code: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.acceptInvite({ params: { code } }),
    onSuccess: (pod) => keepPod(queryClient, pod),
  });
}
