import { createFileRoute, redirect } from "@tanstack/react-router";
import { SignedInApp } from "../app/signed-in-app.tsx";
import { ShellSkeleton } from "../app/shell-skeleton.tsx";
import { meQuery } from "../features/accounts/me.ts";

export const Route = createFileRoute("/_app")({
  beforeLoad: async ({ context, location }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (me) return;
    if (location.pathname === "/") throw redirect({ to: "/welcome" });
    throw redirect({ to: "/sign-in", search: { next: location.href } });
  },
  component: SignedInApp,
  pendingComponent: ShellSkeleton,
  pendingMs: 200,
});
