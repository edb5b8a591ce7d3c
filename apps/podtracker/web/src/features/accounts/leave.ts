import type { QueryClient } from "@tanstack/react-query";
import type { AnyRouter } from "@tanstack/react-router";
import { meQuery } from "./me.ts";

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
