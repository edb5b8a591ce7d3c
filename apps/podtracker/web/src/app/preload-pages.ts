import type { AnyRouter } from "@tanstack/react-router";
import { whenIdle } from "./when-idle.ts";

/** Milliseconds until the first page surely stands. */
const patience = 10_000;

/** Fetches the code of the page that was asked for at once, rather than when the server has said who this is. */
export function preloadFirstPage(router: AnyRouter): void {
  for (const { routeId } of router.matchRoutes(router.latestLocation)) {
    // What fails here the router asks for again, and shows when that fails.
    void Promise.resolve(router.loadRouteChunk(router.routesById[routeId])).catch(() => {});
  }
}

/**
 * Where no service worker keeps the code of all pages (as on an address without TLS): fetches it once the first page
 * stands, one after the other while nothing else goes on. A server that goes away later then takes no page with it.
 */
export function preloadPages(router: AnyRouter): void {
  const rest = Object.values(router.routesById);
  const next = () => {
    const route = rest.pop();
    if (route) whenIdle(() => void Promise.resolve(router.loadRouteChunk(route)).then(next, next));
  };
  setTimeout(next, patience);
}
