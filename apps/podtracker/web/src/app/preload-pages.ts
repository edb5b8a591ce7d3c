import type { AnyRouter } from "@tanstack/react-router";

const patience = 3_000;

/**
 * Fetches the code of all pages once the first one stands, one after the other while nothing else goes on: a
 * server that goes away later then takes no page with it, and no tap has to wait for it.
 */
export function preloadPages(router: AnyRouter): void {
  const rest = Object.values(router.routesById);
  const next = () => {
    const route = rest.pop();
    if (route) whenIdle(() => void Promise.resolve(router.loadRouteChunk(route)).finally(next));
  };
  setTimeout(next, patience);
}

/** Not all browsers tell when they are idle. */
function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: patience });
  else setTimeout(work, 100);
}
