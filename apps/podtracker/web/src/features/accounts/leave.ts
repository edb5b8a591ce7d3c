import type { QueryClient } from "@tanstack/react-query";
import type { AnyRouter } from "@tanstack/react-router";
import { meQuery } from "./me.ts";

/** The key of what ends or renews the session by the person's own wish: what the server then says of its end is no news. */
export const sessionChangeKey = ["session-change"];

/** Whether the person ends or renews the session just now. */
export function isChangingSession(queryClient: QueryClient): boolean {
  return queryClient.isMutating({ mutationKey: sessionChangeKey }) > 0;
}

/** Goes where nobody need be signed in, and only then forgets who was: the pages left behind still name them. */
export async function leave(
  router: Pick<AnyRouter, "navigate">,
  queryClient: QueryClient,
  to: { to: "/welcome" } | { to: "/sign-in"; search: { next: string } },
): Promise<void> {
  await router.navigate(to);
  queryClient.clear();
  queryClient.setQueryData(meQuery.queryKey, null);
}
