import type { FastifyRequest } from "fastify";
import { AppError } from "../errors.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses writes that another site's page makes with our cookie. Browsers say where a request comes
 * from in `Sec-Fetch-Site`; older ones at least in `Origin`. Programs send neither and carry a cookie
 * only because somebody gave it to them.
 */
export async function refuseCrossSite(request: FastifyRequest): Promise<void> {
  if (safeMethods.has(request.method)) return;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined) {
    if (site === "same-origin" || site === "none") return;
    throw crossSite();
  }
  if (request.headers.origin !== undefined && !isOwnOrigin(request.headers.origin, request.headers.host)) throw crossSite();
}

/** Whether a page of this origin was served by this very host. */
export function isOwnOrigin(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

function crossSite(): AppError {
  return new AppError("cross-site", "This request comes from another site's page and was refused. Nothing was changed.");
}
