import { useQuery, useQueryClient } from "@tanstack/react-query";
import { meQuery } from "./me.ts";
import { ask } from "./session.ts";

/** Confirms the address that a mail's link is for, once: a second try of the same link would be refused. */
export function useVerifiedAddress(token: string) {
  const queryClient = useQueryClient();
  return useQuery({
    queryKey: ["verified-address", token],
    queryFn: async () => {
      await ask(`/api/auth/verify-email?token=${encodeURIComponent(token)}`);
      void queryClient.invalidateQueries({ queryKey: meQuery.queryKey, exact: true });
      return true;
    },
    retry: false,
    staleTime: Infinity,
    gcTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
