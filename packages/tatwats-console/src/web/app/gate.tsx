import { useEffect } from "react";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { Loading, Skeleton } from "@tatwats/ui";
import { NoRolePage } from "../features/accounts/no-role-page.tsx";
import { ApiError } from "./api.ts";
import { LiveProvider } from "./live.tsx";
import { meQuery } from "./me.ts";
import { OperatorContext } from "./operator.tsx";
import { Trouble } from "../parts/trouble.tsx";
import { Shell } from "./shell.tsx";

/** Lets operators in, sends strangers to sign in, and tells everybody else what they lack. */
export function Gate() {
  const me = useQuery(meQuery);
  const status = me.error instanceof ApiError ? me.error.status : undefined;
  if (status === 401) return <ToSignIn />;
  if (status === 403) return <NoRolePage />;
  if (me.data) {
    return (
      <OperatorContext value={me.data}>
        <LiveProvider>
          <Shell />
        </LiveProvider>
      </OperatorContext>
    );
  }
  if (me.error) {
    return (
      <main className="mx-auto max-w-xl p-6">
        <h1 className="sr-only">TATWATS console</h1>
        <Trouble error={me.error} what="Opening the console" onRetry={() => void me.refetch()} busy={me.isFetching} />
      </main>
    );
  }
  return (
    <Loading label="Opening the console" className="lg:grid lg:grid-cols-[13.25rem_minmax(0,1fr)]">
      <Skeleton className="h-dvh rounded-none max-lg:h-24" />
      <div className="flex flex-col gap-4 p-6">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="h-20" />
        <Skeleton className="h-64" />
      </div>
    </Loading>
  );
}

/** Goes to sign in once; the address that was wanted comes along. */
function ToSignIn() {
  const router = useRouter();
  useEffect(() => {
    const { pathname, href } = router.state.location;
    if (pathname !== "/sign-in") void router.navigate({ to: "/sign-in", search: { next: href }, replace: true });
  }, [router]);
  return null;
}
