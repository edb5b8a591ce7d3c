import type { Member, PodRole } from "@podtracker/contract";
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../app/api.ts";
import { useCreation } from "../../app/use-creation.ts";

const most = 100;

export function membersQuery(podId: string) {
  return queryOptions({
    queryKey: ["pods", podId, "members"],
    queryFn: async () => (await api.listMembers({ params: { podId }, query: { limit: most } })).items,
  });
}

export function useMembers(podId: string) {
  return useQuery(membersQuery(podId));
}

export function useAddGuest(podId: string) {
  const queryClient = useQueryClient();
  return useCreation(
    (body: { name: string }, idempotencyKey) => api.addGuest({ params: { podId }, body }, { idempotencyKey }),
    (guest: Member) => {
      queryClient.setQueryData(
        membersQuery(podId).queryKey,
        (members) => members && [...members.filter(({ memberId }) => memberId !== guest.memberId), guest],
      );
      return queryClient.invalidateQueries({ queryKey: membersQuery(podId).queryKey });
    },
  );
}

/** Another role, or for a guest another name. */
export function useChangeMember(podId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ memberId, ...body }: { memberId: string; role?: PodRole; name?: string }) =>
      api.changeMember({ params: { podId, memberId }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["pods"] }),
  });
}

/** @param onRemoved called also where the socket has taken the member away before the answer came */
export function useRemoveMember(podId: string, onRemoved: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (memberId: string) => api.removeMember({ params: { podId, memberId } }),
    onSuccess: () => {
      onRemoved();
      return queryClient.invalidateQueries({ queryKey: membersQuery(podId).queryKey });
    },
  });
}
