import type { QueryClient } from "@tanstack/react-query";
import { createRouter } from "@tanstack/react-router";
import { routeTree } from "./routeTree.gen.ts";
import { ErrorPage, NotFoundPage } from "./app/problem-pages.tsx";

export interface RouterContext {
  queryClient: QueryClient;
}

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
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
