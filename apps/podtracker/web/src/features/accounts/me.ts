import { ApiError, type Me } from "@podtracker/contract";
import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { api } from "../../app/api.ts";

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: fetchMe,
  staleTime: 5 * 60_000,
});

async function fetchMe(): Promise<Me | null> {
  try {
    return await api.getMe();
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

/** The signed-in account, on pages that only those who are signed in reach. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery);
  if (!data) throw new Error("This page needs somebody who is signed in");
  return data;
}

export function useRename() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (displayName: string) => api.updateMe({ body: { displayName } }),
    onSuccess: (me) => {
      queryClient.setQueryData(meQuery.queryKey, me);
      return queryClient.invalidateQueries({ queryKey: ["pods"] });
    },
  });
}
