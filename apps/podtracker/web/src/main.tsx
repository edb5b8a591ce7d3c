import "@tatwats/ui/apply-theme";
import "./app/styles.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createQueryClient } from "./app/query-client.ts";
import { preloadPages } from "./app/preload-pages.ts";
import { recoverFromMissingChunks, registerServiceWorker } from "./app/register-service-worker.ts";
import { createAppRouter } from "./app/router.tsx";
import { isChangingSession, leave } from "./features/accounts/leave.ts";
import { meQuery } from "./features/accounts/me.ts";

const queryClient = createQueryClient(() => {
  if (!queryClient.getQueryData(meQuery.queryKey) || isChangingSession(queryClient)) return;
  void leave(router, queryClient, { to: "/sign-in", search: { next: router.state.location.href } });
});
const router = createAppRouter(queryClient);

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);

recoverFromMissingChunks();
preloadPages(router);
void registerServiceWorker();
