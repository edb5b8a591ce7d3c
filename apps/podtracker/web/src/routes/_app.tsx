import { createFileRoute, redirect } from "@tanstack/react-router";
import { SignedInApp } from "../frame/signed-in-app.tsx";
import { ShellSkeleton } from "../frame/shell-skeleton.tsx";
import { meQuery } from "../features/accounts/me.ts";
import { unreadQuery } from "../features/notifications/list-notifications.ts";
import { podsQuery } from "../features/pods/list-pods.ts";

export const Route = createFileRoute("/_app")({
  beforeLoad: async ({ context, location }) => {
    const { queryClient, restored } = context;
    await restored;
    if (queryClient.getQueryData(meQuery.queryKey) === undefined) {
      // What the frame shows is asked for at the same time: whoever comes here is signed in, save a few.
      void queryClient.prefetchQuery(podsQuery);
      void queryClient.prefetchQuery(unreadQuery);
    }
    if (await queryClient.ensureQueryData(meQuery)) return;
    if (location.pathname === "/") throw redirect({ to: "/welcome" });
    throw redirect({ to: "/sign-in", search: { next: location.href } });
  },
  component: SignedInApp,
  pendingComponent: ShellSkeleton,
  pendingMs: 200,
});
