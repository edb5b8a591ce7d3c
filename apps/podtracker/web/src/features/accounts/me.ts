import { ApiError, type Input, type Me } from "@podtracker/contract";
import { type QueryClient, queryOptions, useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { api } from "../../app/api.ts";

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ client }) => fetchMe(client),
  staleTime: 5 * 60_000,
});

async function fetchMe(queryClient: QueryClient): Promise<Me | null> {
  try {
    return await api.getMe();
  } catch (error) {
    // Where a page of theirs is open, the end of their session is for all of it to know.
    const wasSignedIn = Boolean(queryClient.getQueryData(["me"]));
    if (error instanceof ApiError && error.status === 401 && !wasSignedIn) return null;
    throw error;
  }
}

/** The signed-in account, on pages that only those who are signed in reach. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery);
  if (!data) throw new Error("This page needs somebody who is signed in");
  return data;
}

export type MyChanges = NonNullable<Input<"updateMe">["body"]>;

const changing = ["me", "change"];

/** Changes something of my own: shown at once, taken back when the server refuses. */
export function useUpdateMe() {
  const queryClient = useQueryClient();
  const { queryKey } = meQuery;
  return useMutation({
    mutationKey: changing,
    // One after the other, so that the last choice is the one that stays.
    scope: { id: "me" },
    mutationFn: (changes: MyChanges) => api.updateMe({ body: changes }),
    onMutate: async (changes) => {
      await queryClient.cancelQueries({ queryKey, exact: true });
      const before = queryClient.getQueryData(queryKey);
      queryClient.setQueryData(queryKey, (me) => me && { ...me, ...changes });
      return before;
    },
    onError: (_error, _changes, before) => queryClient.setQueryData(queryKey, before),
    onSuccess: (me, changes) => {
      // A choice that waits behind this one is shown already.
      if (queryClient.isMutating({ mutationKey: changing }) === 1) queryClient.setQueryData(queryKey, me);
      if (changes.displayName === undefined && changes.avatar === undefined) return;
      // Not awaited: the name is saved, whether or not its pods load again.
      void queryClient.invalidateQueries({ queryKey: ["pods"] });
    },
  });
}
