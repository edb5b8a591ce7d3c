import { createRootRouteWithContext, Outlet } from "@tanstack/react-router";
import { ToastRegion } from "@tatwats/ui";
import type { RouterContext } from "../router.tsx";

export const Route = createRootRouteWithContext<RouterContext>()({ component: Root });

function Root() {
  return (
    <>
      <Outlet />
      <ToastRegion />
    </>
  );
}
