import type { QueryClient } from "@tanstack/react-query";
import { createRouter } from "@tanstack/react-router";
import { routeTree } from "./routeTree.gen.ts";
import { ErrorPage, NotFoundPage } from "./app/problem-pages.tsx";

export interface RouterContext {
  queryClient: QueryClient;
  /** Resolves when the cache has what was kept on the device. */
  restored: Promise<void>;
}

export function createAppRouter(context: RouterContext) {
  return createRouter({
    routeTree,
    context,
    defaultPreload: "intent",
    scrollRestoration: true,
    notFoundMode: "root",
    defaultNotFoundComponent: () => (
      <main>
        <NotFoundPage />
      </main>
    ),
    defaultErrorComponent: ({ error }) => <ErrorPage error={error} />,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
