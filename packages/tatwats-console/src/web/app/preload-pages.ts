import type { AnyRouter } from "@tanstack/react-router";

const patience = 2_000;

/** Fetches the code of all pages once the first one stands: a server that goes away later then takes no page with it. */
export function preloadPages(router: AnyRouter): void {
  setTimeout(() => {
    for (const route of Object.values(router.routesById)) void router.loadRouteChunk(route);
  }, patience);
}
