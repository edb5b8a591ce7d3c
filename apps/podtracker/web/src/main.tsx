import "@tatwats/ui/apply-theme";
import "./app/styles.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { config } from "zod/v4/core";
import { keepInstallPrompt } from "./app/install.ts";
import { createQueryClient } from "./app/query-client.ts";
import { preloadFirstPage, preloadPages } from "./app/preload-pages.ts";
import { recoverFromMissingChunks, registerServiceWorker } from "./app/register-service-worker.ts";
import { createAppRouter } from "./router.tsx";
import { whenIdle } from "./app/when-idle.ts";
import { keepSeen } from "./features/accounts/keep-seen.ts";
import { isChangingSession, leave } from "./features/accounts/leave.ts";
import { meQuery } from "./features/accounts/me.ts";

// The content security policy refuses code made from text; zod tries before it does without.
config({ jitless: true });

const queryClient = createQueryClient(() => {
  if (!queryClient.getQueryData(meQuery.queryKey) || isChangingSession(queryClient)) return;
  void leave(router, queryClient, { to: "/sign-in", search: { next: router.state.location.href } });
});
const router = createAppRouter({ queryClient, restored: keepSeen(queryClient) });
preloadFirstPage(router);

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
keepInstallPrompt();
// It fetches the whole app, for which the first page must not wait.
const forget = router.subscribe("onResolved", () => {
  forget();
  whenIdle(() => void registerServiceWorker(() => preloadPages(router)));
});
